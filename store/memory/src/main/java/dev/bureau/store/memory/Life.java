package dev.bureau.store.memory;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One session: its head, for everybody to read, and its journal, guarded by its stripe. */
final class Life {
  final Place place;
  final List<Made> journal = new ArrayList<>();
  final Map<CommitId, Long> versions = new HashMap<>();
  final Set<BlobId> blobs = new HashSet<>();
  private volatile Stand stand;

  Life(Session first, long epoch) {
    this.place = new Place(first.times().created(), first.id());
    this.stand = new Stand(first, epoch);
  }

  /** A head and the epoch that goes with it. */
  record Stand(Session session, long epoch) {}

  /** What one commit added to the journal, and where it is in the feed; -1 if it is not. */
  record Made(List<Entry> entries, long position) {}

  /** Where a session is listed: oldest first. */
  record Place(Instant created, SessionId id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::created).thenComparing(Place::id);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  Stand stand() {
    return stand;
  }

  void becomes(Session session, long epoch) {
    stand = new Stand(session, epoch);
  }
}
