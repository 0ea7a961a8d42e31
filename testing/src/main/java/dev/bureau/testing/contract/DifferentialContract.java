package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any query over any sessions is answered as {@link Filter#matches} and {@link Query#byKeys} say,
 * by cursor, by number and in count (S5, S6).
 */
abstract class DifferentialContract extends ListingClauses {
  private static final Instant ABOUT = Instant.parse("2026-11-21T08:00:00Z");
  private static final int SESSIONS = 80;

  DifferentialContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void answersAsTheFilterAndTheOrderSay() {
    compare(1, 1_000);
    compare(2, 1_000);
  }

  @Test
  @Tag("full")
  void answersHundredsOfThousandsAsTheFilterAndTheOrderSay() {
    List<Session> strangers = List.of();
    for (int seed = 1_000; seed < 1_100; seed++) {
      List<Session> sessions = compare(seed, 2_000);
      strangers.forEach(this::removed); // every query would walk over all populations there were
      strangers = sessions;
    }
  }

  private List<Session> compare(long seed, int cases) {
    nameTheRun();
    SplittableRandom random = new SplittableRandom(seed);
    List<Session> sessions = sessions(random);
    RandomFilters filters = new RandomFilters(random, sessions);
    int telling = 0;
    for (int i = 0; i < cases; i++) {
      Filter filter = filters.next();
      Filter asked = random.nextBoolean() ? filter : Filter.parse(filter.toString());
      Query query = query(asked).orderedBy(filters.order());
      List<SessionId> expected = expected(query, sessions);
      check("seed " + seed + ", case " + i, query, expected);
      telling += expected.isEmpty() || expected.size() == SESSIONS ? 0 : 1;
    }
    assertThat(telling).as("cases that tell sessions apart").isGreaterThan(cases / 2);
    assertThat(found(Filter.all())).as("all sessions after seed %s", seed).hasSize(SESSIONS);
    return sessions;
  }

  private void removed(Session session) {
    assertThat(store.sessions().remove(session))
        .isEqualTo(new CommitOutcome.Committed(session.version()));
  }

  private List<Session> sessions(SplittableRandom random) {
    RandomHeads heads = new RandomHeads(random, ABOUT);
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(committed(creating(fresh(), heads.spec()).head(heads::head)));
    }
    return sessions;
  }

  private static List<SessionId> expected(Query query, List<Session> sessions) {
    Map<List<@Nullable Object>, SessionId> sorted = new TreeMap<>(query.byKeys());
    for (Session each : sessions) {
      if (query.filter().matches(each)) {
        sorted.put(query.keysOf(each), each.id());
      }
    }
    return List.copyOf(sorted.values());
  }

  private void check(String which, Query query, List<SessionId> expected) {
    String as = which + ": " + query.filter() + " ORDER BY " + query.order();
    Query paged = query.limit(1 + expected.size() / 2);

    assertThat(ids(walked(paged, () -> {}))).as(as).isEqualTo(expected);
    if (expected.size() % 4 == 1) { // takes long, and the order is the same
      assertThat(ids(numbered(paged))).as("%s by number", as).isEqualTo(expected);
    }
    assertThat(store.sessions().count(query.filter())).as(as).isEqualTo(expected.size());
  }

  private static List<SessionId> ids(List<Session> sessions) {
    return sessions.stream().map(Session::id).toList();
  }
}
