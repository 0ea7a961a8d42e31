package dev.bureau.core.door;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.util.ArrayList;
import java.util.List;

/** A store that remembers which snapshots it was given and from where journals were read. */
final class WatchedSnapshots extends ForwardingStore {
  final List<Long> kept = new ArrayList<>();
  final List<Long> readFrom = new ArrayList<>();
  long bytes;
  boolean broken;

  WatchedSnapshots(Store works) {
    super(works);
  }

  @Override
  public Sessions sessions() {
    return new ForwardingSessions(super.sessions()) {
      @Override
      public long snapshot(Snapshot snapshot) {
        if (broken) {
          throw new StoreException(Category.UNAVAILABLE, "watched", "planted", "nothing", null);
        }
        kept.add(snapshot.version());
        super.snapshot(snapshot);
        return bytes;
      }

      @Override
      public List<Entry> journal(SessionId session, long from, int limit) {
        readFrom.add(from);
        return super.journal(session, from, limit);
      }
    };
  }
}
