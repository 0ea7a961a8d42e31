package dev.bureau.core.session;

import dev.bureau.core.id.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * How a session hangs together with others (SPEC section 0).
 *
 * @param supervisor the chain of its director or workflow, by its first session: the tree
 * @param transitionedFrom the life before this one: the chain
 * @param transitionedTo the life after this one
 * @param chain the first session of its chain, its own id if it is the first; names the mailbox
 * @param origin where it was forked or cloned from
 */
public record Links(
    @Nullable SessionId supervisor,
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
    return new Links(supervisor, null, null, id, null);
  }

  /** Whether nobody is above it, and nobody was before it. */
  public boolean standsAlone() {
    return supervisor == null && transitionedFrom == null;
  }

  /** The links of the session that takes over from one with these links. */
  public Links next(SessionId from) {
    return new Links(supervisor, from, null, chain, null);
  }

  Links passedTo(SessionId to) {
    return new Links(supervisor, transitionedFrom, to, chain, origin);
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
