package dev.bureau.core.session;

import dev.bureau.core.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a session hangs together with others (SPEC section 0).
 *
 * @param supervisor the chain of its director or workflow, by its first session: the tree
 * @param supervisorCreated when that one was created, which tells it from another that takes its
 *     id; null if nobody is above, or that was not noted yet when this one was created
 * @param transitionedFrom the life before this one: the chain
 * @param transitionedTo the life after this one
 * @param chain the first session of its chain, its own id if it is the first; names the mailbox
 * @param origin where it was forked or cloned from
 */
public record Links(
    @Nullable SessionId supervisor,
    @Nullable Instant supervisorCreated,
    @Nullable SessionId transitionedFrom,
    @Nullable SessionId transitionedTo,
    SessionId chain,
    @Nullable Origin origin) {
  /**
   * The links of a session that begins a chain.
   *
   * @param supervisor the first session of the chain above it
   */
  public static Links first(SessionId id, @Nullable SessionId supervisor) {
    return new Links(supervisor, null, null, null, id, null);
  }

  /**
   * The links of a session that begins a chain below another one.
   *
   * @param above the first session of the chain above it
   */
  public static Links below(SessionId id, Session above) {
    return new Links(above.id(), above.times().created(), null, null, id, null);
  }

  /**
   * Whether a session is the one above, and not another that took its id when it was gone.
   *
   * @param first the first of its chain
   */
  public boolean areBelow(Session first) {
    return first.id().equals(supervisor)
        && (supervisorCreated == null || supervisorCreated.equals(first.times().created()));
  }

  /** Whether nobody is above it, and nobody was before it. */
  public boolean standsAlone() {
    return supervisor == null && transitionedFrom == null;
  }

  /** The links of a copy that begins a chain of its own, below the same supervisor. */
  public Links copied(SessionId id, Origin from) {
    return new Links(supervisor, supervisorCreated, null, null, id, from);
  }

  /** The links of the session that takes over from one with these links. */
  public Links next(SessionId from) {
    return new Links(supervisor, supervisorCreated, from, null, chain, null);
  }

  Links passedTo(SessionId to) {
    return new Links(supervisor, supervisorCreated, transitionedFrom, to, chain, origin);
  }

  /** Where a fork or clone came from. */
  public record Origin(SessionId session, long version, Kind kind) {
    /** Fork or clone. */
    public enum Kind {
      FORK,
      CLONE
    }
  }
}
