package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ManualSeams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What all groups of clauses stand on: two open instances over the same data, and fresh ids. */
abstract class Clauses {
  static final int ALL = 10_000;

  private final StoreContract contract;
  Store store;
  Store other;

  @SuppressWarnings("NullAway.Init") // set before each test
  Clauses(StoreContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  final void openTwoInstances() {
    store = contract.open();
    other = contract.open();
  }

  final StoreContract contract() {
    return contract;
  }

  final ManualSeams seams() {
    return contract.seams();
  }

  final Instant now() {
    return seams().wall().instant();
  }

  final void pass(Duration time) {
    contract.pass(time);
  }

  /** An id that no test ever had. */
  static SessionId fresh() {
    return new SessionId("s-" + Seams.system().ids().next());
  }

  /** A session with one commit. */
  final Session created() {
    return created(fresh());
  }

  final Session created(SessionId id) {
    return committed(Draft.creating(id, now()));
  }

  /** Makes the commit, which must succeed. */
  final Session committed(Draft draft) {
    return committed(store, draft);
  }

  static Session committed(Store store, Draft draft) {
    CommitOutcome outcome = store.sessions().commit(draft.commit());
    assertThat(outcome).isEqualTo(new CommitOutcome.Committed(draft.commit().head().version()));
    return draft.commit().head();
  }

  final StoredSession stored(SessionId id) {
    return store.sessions().head(id).orElseThrow();
  }

  final List<Entry> journal(SessionId id) {
    return store.sessions().journal(id, 1, ALL);
  }

  /** All that a refused commit must leave as it was. */
  final Footprint footprint(SessionId id) {
    return Footprint.of(store, id);
  }
}
