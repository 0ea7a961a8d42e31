package dev.bureau.core.migration;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session is on its way to another workspace. While it is, its agent handles nothing.
 * Immutable.
 *
 * @param move where to; null if it is not on its way
 * @param copied the digest of the copied files, once all are there; null until then
 * @param withdrawn why it comes back; null while it goes on
 */
public record Migration(@Nullable Move move, @Nullable String copied, @Nullable String withdrawn) {
  static final Migration NONE = new Migration(null, null, null);

  /** As an aspect of the session. */
  public static final Aspect<Migration> ASPECT =
      new Aspect<>("migration", 1, NONE, Form.of(Migration.class));

  /** Whether the session is on its way, there or back. */
  public boolean isUnderWay() {
    return move != null;
  }

  /** Whether it is that move that is under way. */
  public boolean is(Move other) {
    return move != null && move.id().equals(other.id());
  }
}
