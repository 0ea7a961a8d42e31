package dev.bureau.transitions.sync;

import dev.bureau.core.transcript.Spot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a file of a {@link FileSink} has a transcript.
 *
 * @param created when the session was created that its last line is of; null if it does not say
 * @param end of that line
 */
record Mark(@Nullable Instant created, Spot end) {
  private static final Spot BEGINNING = new Spot(1, 0);

  /** Of a file without lines. */
  static final Mark NONE = new Mark(null, BEGINNING);

  /** Up to where it has what the session says that was created then. */
  Spot of(Instant session) {
    return created == null || created.equals(session) ? end : BEGINNING;
  }
}
