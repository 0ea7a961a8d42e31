package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.FilterParser;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionQueryTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionManager sessions = bureau.sessions();
  private SessionId director;
  private SessionId legal;
  private SessionId sales;

  @BeforeEach
  void create() {
    director = sessions.create(SessionSpec.director("main")).id();
    legal = department("legal", "a");
    sales = department("sales", "b");
    sessions.start(legal);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void listsAllOldestFirst() {
    assertThat(ids(Filter.all())).containsExactly(director, legal, sales);
  }

  @Test
  void filtersByType() {
    assertThat(ids(Filter.type(SessionType.DEPARTMENT))).containsExactly(legal, sales);
  }

  @Test
  void filtersByPresentStatus() {
    assertThat(ids(Filter.status(Status.ACTIVE))).containsExactly(legal);
  }

  @Test
  void filtersBySupervisor() {
    assertThat(ids(Filter.supervisor(director))).containsExactly(legal, sales);
  }

  @Test
  void filtersByMetadata() {
    assertThat(ids(Filter.metadata("team", "b"))).containsExactly(sales);
  }

  @Test
  void filtersByText() {
    Filter filter =
        FilterParser.parse("type = 'department' AND metadata->>'team' = ?", List.of("a"));

    assertThat(ids(filter)).containsExactly(legal);
  }

  @Test
  void givesPages() {
    Page first = sessions.query(Query.of(Filter.all()).limit(2));
    Page second = sessions.query(Query.of(Filter.all()).limit(2).after(first.next()));

    assertThat(first.sessions()).extracting(Session::id).containsExactly(director, legal);
    assertThat(second.sessions()).extracting(Session::id).containsExactly(sales);
    assertThat(second.next()).isNull();
  }

  @Test
  void counts() {
    assertThat(bureau.store().sessions().count(Filter.supervisor(director))).isEqualTo(2);
  }

  private SessionId department(String name, String team) {
    return sessions
        .create(SessionSpec.department(name).supervisor(director).metadata(Map.of("team", team)))
        .id();
  }

  private List<SessionId> ids(Filter filter) {
    return sessions.query(Query.of(filter)).sessions().stream().map(Session::id).toList();
  }
}
