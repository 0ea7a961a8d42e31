package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists come oldest first, in pages that stand still while others write (S5). */
abstract class PagingContract extends Clauses {
  private String name;
  private Filter run;

  @SuppressWarnings("NullAway.Init") // set before each test
  PagingContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void nameTheRun() {
    name = fresh().value();
    run = Filter.metadata("run", name);
  }

  private Session createdAt(SessionId id, Instant at) {
    SessionSpec spec = SessionSpec.active("a").metadata(Map.of("run", name));
    return committed(Draft.creating(id, at, spec));
  }

  private List<Session> several(int count) {
    return Stream.generate(() -> createdAt(fresh(), now())).limit(count).toList();
  }

  private List<SessionId> paged(int size, Runnable between) {
    List<SessionId> seen = new ArrayList<>();
    Query query = Query.of(run).limit(size);
    Page page = store.sessions().query(query);
    page.sessions().forEach(each -> seen.add(each.id()));
    for (Cursor next = page.next(); next != null; next = page.next()) {
      between.run();
      page = store.sessions().query(query.after(new Cursor(next.value())));
      page.sessions().forEach(each -> seen.add(each.id()));
    }
    return seen;
  }

  @Test
  void ordersByTheTimeOfCreation() {
    List<String> times =
        List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.000000001Z",
            "2026-01-01T00:00:00.001Z",
            "2026-01-01T00:00:00.5Z",
            "2026-01-01T00:00:00.500000500Z",
            "2026-01-01T00:00:01Z",
            "2026-01-01T00:01:00Z");
    SessionId prefix = fresh();
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      ids.add(new SessionId(prefix + "-" + (9 - i)));
      createdAt(ids.get(i), Instant.parse(times.get(i)));
    }

    assertThat(paged(2, () -> {})).containsExactlyElementsOf(ids);
  }

  @Test
  void ordersByTheIdWhatWasCreatedAtTheSameTime() {
    String prefix = fresh().value();
    for (String each : List.of("-b", "-a", "-B", "_a", ".a", "-0")) {
      createdAt(new SessionId(prefix + each), now());
    }

    assertThat(paged(100, () -> {})).isSorted();
  }

  @Test
  void givesNoNextPageWhenAllFitIntoOne() {
    several(2);

    Page page = store.sessions().query(Query.of(run).limit(2));

    assertThat(page.sessions()).hasSize(2);
    assertThat(page.next()).isNull();
  }

  @Test
  void givesAnEmptyPageWhenNothingMatches() {
    assertThat(store.sessions().query(Query.of(run))).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void showsEachSessionOnceOverSeveralPages() {
    List<SessionId> ids = several(7).stream().map(Session::id).toList();

    assertThat(paged(3, () -> {})).containsExactlyElementsOf(ids);
  }

  @Test
  void showsEachSessionOnceWhileOthersWrite() {
    List<Session> before = several(6);

    List<SessionId> seen =
        paged(
            2,
            () -> {
              createdAt(fresh(), now().minusSeconds(60));
              Session first = stored(before.get(0).id()).session();
              committed(other, Draft.updating(first, now()));
            });

    assertThat(seen).doesNotHaveDuplicates().containsAll(before.stream().map(Session::id).toList());
  }

  @Test
  void showsEachSessionOnceWhileOneIsRemoved() {
    List<Session> before = several(5);

    List<SessionId> seen = paged(2, () -> other.sessions().remove(before.get(1).id(), 1));

    assertThat(seen).containsExactlyElementsOf(before.stream().map(Session::id).toList());
  }

  @Test
  void hidesTheReservedSession() {
    Map<SessionType, Map<Status, Long>> census = store.sessions().census();
    long count = store.sessions().count(Filter.all());

    writeToTheReservedSession();

    Filter reserved = Filter.equal(Field.named("id"), "bureau");
    assertThat(store.sessions().query(Query.of(reserved)).sessions()).isEmpty();
    assertThat(store.sessions().count(Filter.all())).isEqualTo(count);
    assertThat(store.sessions().count(reserved)).isZero();
    assertThat(store.sessions().census()).isEqualTo(census);
  }

  @Test
  void givesTheReservedSessionByItsName() {
    Session written = writeToTheReservedSession();

    assertThat(stored(SessionId.BUREAU).session()).isEqualTo(written);
  }

  private Session writeToTheReservedSession() {
    return store
        .sessions()
        .head(SessionId.BUREAU)
        .map(each -> committed(Draft.updating(each.session(), now())))
        .orElseGet(() -> created(SessionId.BUREAU));
  }
}
