package dev.bureau.core.door;

import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a session was at a version: the snapshot before it, and the entries from there on. */
final class Replay {
  private static final int ENTRIES_PER_READ = 1_000;

  private final Sessions sessions;
  private final Fold fold;

  Replay(Sessions sessions, Fold fold) {
    this.sessions = sessions;
    this.fold = fold;
  }

  /**
   * The aspects at a version, and how much had to be folded to get there.
   *
   * @param commits since the snapshot
   * @param entries of these commits
   */
  record Aspected(Aspects aspects, long commits, long entries) {}

  /**
   * The aspects at a version.
   *
   * @param head of that version, to tell this life of the id from another one
   */
  Aspected aspects(Session head) {
    Optional<Snapshot> snapshot =
        sessions.snapshot(head.id(), head.version()).filter(each -> each.head().isSameLife(head));
    Aspects[] aspects = {snapshot.map(Snapshot::aspects).orElse(Aspects.NONE)};
    long[] folded = {0};
    long from = snapshot.map(Snapshot::version).orElse(0L);
    entries(
        head.id(),
        from + 1,
        head.version(),
        entry -> {
          aspects[0] = fold.after(aspects[0], entry.event(), entry.at());
          folded[0]++;
        });
    return new Aspected(aspects[0], head.version() - from, folded[0]);
  }

  /**
   * Head and aspects at a version (X20).
   *
   * @throws NoSuchSessionException if there is none of that id
   * @throws NoSuchVersionException if it has not come to that version
   * @throws ReadOnlySessionException if a newer program changed the head before it
   */
  Fold.State state(SessionId id, long version) {
    Session now = sessions.head(id).orElseThrow(() -> new NoSuchSessionException(id)).session();
    long last = now.version();
    if (version < 1 || version > last) {
      throw new NoSuchVersionException(id, version, last);
    }
    Past past =
        new Past(
            sessions
                .snapshot(id, version)
                .filter(each -> each.head().isSameLife(now))
                .map(each -> new Fold.State(each.head(), each.aspects()))
                .orElseGet(() -> new Fold.State(Session.absent(id), Aspects.NONE)));
    entries(id, past.version() + 1, version, past);
    past.goOnTo(version, past.state.session().times().updated());
    return past.state;
  }

  /** A state that goes on with each entry. */
  private final class Past implements Consumer<Entry> {
    private Fold.State state;

    Past(Fold.State state) {
      this.state = state;
    }

    long version() {
      return state.session().version();
    }

    /** A commit may have no event: it still counts. */
    void goOnTo(long version, Instant at) {
      while (version() < version) {
        state = new Fold.State(state.session().committed(at), state.aspects());
      }
    }

    @Override
    public void accept(Entry entry) {
      if (entry.event() instanceof OpaqueEvent opaque && opaque.isCore()) {
        throw new ReadOnlySessionException(entry.session());
      }
      goOnTo(entry.version(), entry.at());
      state = fold.after(state, List.of(entry.event()), entry.at());
    }
  }

  private void entries(SessionId id, long first, long last, Consumer<Entry> each) {
    long from = first;
    while (from <= last) {
      List<Entry> entries = sessions.journal(id, from, ENTRIES_PER_READ);
      if (entries.isEmpty()) {
        return;
      }
      entries.stream().filter(entry -> entry.version() <= last).forEach(each);
      from = entries.get(entries.size() - 1).version() + 1;
    }
  }
}
