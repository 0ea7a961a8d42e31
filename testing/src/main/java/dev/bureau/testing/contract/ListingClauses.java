package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the groups about lists stand on: sessions that are told from those of all other tests. */
abstract class ListingClauses extends Clauses {
  private static final String RUN = "run";

  String run;
  Filter ofThisTest;

  @SuppressWarnings("NullAway.Init") // set before each test
  ListingClauses(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  final void nameTheRun() {
    run = fresh().value();
    ofThisTest = Filter.metadata(RUN, run);
  }

  final Draft creating(SessionId id, SessionSpec spec) {
    Map<String, @Nullable Object> metadata = new HashMap<>(spec.metadata());
    metadata.put(RUN, run);
    return Draft.creating(id, now(), spec.metadata(metadata));
  }

  final Session created(SessionSpec spec) {
    return committed(creating(fresh(), spec));
  }

  final Session created(String name) {
    return created(SessionSpec.active(name));
  }

  /** One whose head is as it may be one day. */
  final Session created(String name, UnaryOperator<Session> head) {
    return committed(creating(fresh(), SessionSpec.active(name)).head(head));
  }

  /** One that has, under the key {@code v} of its metadata, that or JSON null. */
  final Session holding(String name, @Nullable Object value) {
    Map<String, @Nullable Object> metadata = new HashMap<>();
    metadata.put("v", value);
    return created(SessionSpec.active(name).metadata(metadata));
  }

  final Query query(Filter filter) {
    return Query.of(ofThisTest.and(filter)).limit(ALL);
  }

  final List<Session> found(Filter filter) {
    return found(query(filter));
  }

  final List<Session> found(Query query) {
    return store.sessions().query(query).sessions();
  }

  final List<String> names(Query query) {
    return found(query).stream().map(Session::name).toList();
  }

  final List<String> names(String filter, Object... parameters) {
    return names(query(Filter.parse(filter, parameters)));
  }

  /** All pages by cursor, with something done between each and the next. */
  final List<Session> walked(Query first, Runnable between) {
    Page page = store.sessions().query(first);
    List<Session> seen = new ArrayList<>(page.sessions());
    Set<Cursor> passed = new HashSet<>();
    for (Cursor next = page.next(); next != null; next = page.next()) {
      assertThat(page.sessions()).hasSize(first.limit());
      assertThat(passed.add(next)).as("the pages go on").isTrue();
      between.run();
      page = store.sessions().query(first.after(new Cursor(next.value())));
      assertThat(page.sessions()).isNotEmpty();
      seen.addAll(page.sessions());
    }
    return seen;
  }

  /** All pages by number, up to the first empty one. */
  final List<Session> numbered(Query first) {
    List<Session> seen = new ArrayList<>();
    List<Session> page = found(first);
    for (long number = 2; !page.isEmpty(); number++) {
      seen.addAll(page);
      List<Session> before = page;
      page = found(first.page(number));
      assertThat(page).as("the pages go on").isNotEqualTo(before);
    }
    return seen;
  }
}
