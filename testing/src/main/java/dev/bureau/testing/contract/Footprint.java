package dev.bureau.testing.contract;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that a store shows of one session. */
record Footprint(
    Optional<StoredSession> head,
    List<Entry> journal,
    Mailboxes.Counts mail,
    List<Delivery> waiting,
    List<Delivery> dead) {
  private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

  static Footprint of(Store store, SessionId id) {
    return new Footprint(
        store.sessions().head(id),
        store.sessions().journal(id, 1, Clauses.ALL),
        store.mailboxes().counts(id),
        store.mailboxes().pending(id, LATE, Clauses.ALL),
        store.mailboxes().deadLetters(id, Clauses.ALL));
  }
}
