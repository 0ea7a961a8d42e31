package dev.bureau.orchestrator.affinity;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where one director's work is handed out: the roster, and when it was looked at. Thread-safe. */
final class Desk {
  private static final String UNKNOWN = "the store cannot tell how it is";

  private final SessionId director;
  private final Lookout lookout;
  private final Seams seams;
  private final Consumer<Binding> bound;
  private final Lock lock;
  private volatile @Nullable Roster roster;
  private volatile List<SessionId> watched = List.of();
  private volatile boolean ofSupervised;
  private long looked;
  private int rosters;
  private boolean doubtful;

  /**
   * @param bound is told a binding of other members or of another interval, before its members are
   *     looked at: what becomes of them from then on must come to this desk
   */
  Desk(SessionId director, Lookout lookout, Seams seams, Consumer<Binding> bound) {
    this.director = director;
    this.lookout = lookout;
    this.seams = seams;
    this.bound = bound;
    this.lock = seams.lock();
  }

  SessionId director() {
    return director;
  }

  /** As it was looked at last; null if it was not yet, or there is no binding. */
  @Nullable Roster roster() {
    return roster;
  }

  /** The members of which this desk has to hear. */
  List<SessionId> watched() {
    return watched;
  }

  /** Whether all whom the director supervises are its members. */
  boolean isOfSupervised() {
    return ofSupervised;
  }

  /** The roster, looked at if it was not yet; null if there is no binding. */
  @Nullable Roster opened() {
    lock.lock();
    try {
      return roster == null ? look() : roster;
    } finally {
      lock.unlock();
    }
  }

  /** Looks at everything anew. */
  @Nullable Roster looked() {
    lock.lock();
    try {
      return look();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether it has to be looked at now.
   *
   * @param next when it can be looked at after that
   */
  boolean isDue(Duration next) {
    lock.lock();
    try {
      Roster now = roster;
      Duration age = Duration.ofNanos(seams.ticker().nanos() - looked);
      return now == null || doubtful || age.plus(next).compareTo(now.binding().check()) > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody can tell how a member is: it gets nothing until somebody can. */
  void doubt(SessionId member) {
    lock.lock();
    try {
      doubtful = true;
      Roster now = roster;
      if (now != null) {
        List<Member> others =
            now.members().stream()
                .map(each -> each.id().equals(member) ? each.without(UNKNOWN) : each)
                .toList();
        roster = Roster.of(now.binding(), others, rosters++, unknown -> 0);
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Roster look() {
    long begun = seams.ticker().nanos();
    Optional<Binding> found = lookout.binding(director);
    if (found.isEmpty()) {
      watched = List.of();
      roster = null;
      return null;
    }
    ofSupervised = found.get().isOfSupervised();
    Binding binding = found.get().with(lookout.members(found.get()));
    Roster before = roster;
    if (before == null || !before.binding().equals(binding)) {
      watched = binding.members();
      bound.accept(binding);
    }
    List<Member> members = binding.members().stream().map(lookout::member).toList();
    if (before == null
        || binding.strategy() == Strategy.LEAST_LOADED
        || !before.binding().equals(binding)
        || !before.members().equals(members)) {
      roster = Roster.of(binding, members, rosters++, lookout::waiting);
    }
    looked = begun;
    doubtful = false;
    return roster;
  }
}
