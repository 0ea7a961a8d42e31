package dev.bureau.store.memory;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.StoredAspect;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session: its head, for everybody to read, and its journal, guarded by its stripe. */
final class Life {
  final Place place;
  final List<Made> journal = new ArrayList<>();
  final Set<BlobId> blobs = new HashSet<>();
  private volatile StoredSession stand;
  private @Nullable Kept kept;

  Life(Session first, long epoch) {
    this.place = new Place(first.times().created(), first.id());
    this.stand = new StoredSession(first, epoch, true);
  }

  /** Where a session is listed: oldest first. */
  record Place(Instant created, SessionId id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = created.compareTo(other.created);
      return order != 0 ? order : id.compareTo(other.id);
    }
  }

  /** Its head and epoch, writable for a program that knows all of its events. */
  StoredSession stand() {
    return stand;
  }

  /**
   * Keeps a snapshot in the place of the one before, if it is of this life and not of its future.
   */
  void keep(Snapshot snapshot, EventCatalogue catalogue) {
    Session head = stand.session();
    if (snapshot.head().isSameLife(head)
        && snapshot.version() <= head.version()
        && (kept == null || kept.snapshot().version() <= snapshot.version())) {
      kept = new Kept(snapshot, catalogue);
    }
  }

  /** The snapshot, as who has that catalogue can use it. */
  Optional<Snapshot> snapshot(long atMost, EventCatalogue catalogue) {
    Kept present = kept;
    if (present == null || present.snapshot().version() > atMost) {
      return Optional.empty();
    }
    if (present.catalogue().equals(catalogue)) {
      return Optional.of(present.snapshot());
    }
    List<StoredAspect> stored = StoredAspect.of(present.snapshot().aspects(), present.catalogue());
    return StoredAspect.read(stored, catalogue)
        .map(aspects -> new Snapshot(present.snapshot().head(), aspects));
  }

  /** A snapshot and the catalogue of who made it. */
  private record Kept(Snapshot snapshot, EventCatalogue catalogue) {}

  void becomes(Session session, long epoch) {
    stand = new StoredSession(session, epoch, true);
  }

  /** Adds a commit to the journal. */
  Made add(Commit commit) {
    Made made = new Made(commit, journal.isEmpty() ? null : journal.get(journal.size() - 1));
    journal.add(made);
    return made;
  }

  /** The version that a commit made; 0 if it is not in the journal. */
  long versionOf(CommitId commit) {
    for (int i = journal.size() - 1; i >= 0; i--) {
      Made made = journal.get(i);
      if (made.highest().compareTo(commit) < 0) {
        return 0;
      }
      if (made.id().equals(commit)) {
        return made.version();
      }
    }
    return 0;
  }
}
