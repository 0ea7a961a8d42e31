package dev.bureau.transitions.sync;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Spot;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.transitions.transcript.Line;
import java.time.Instant;
import java.util.List;

/**
 * A piece of what a transcript says.
 *
 * @param session whose agent's
 * @param created when that session was created, which tells it from one that had its id before
 * @param transcript which of them
 * @param to up to where
 * @param lines those that say something, in order; may be none
 */
public record Batch(
    SessionId session, Instant created, TranscriptName transcript, Position to, List<Line> lines) {
  public Batch {
    lines = List.copyOf(lines);
  }

  /** The same without the lines up to that one. */
  public Batch after(Spot last) {
    return new Batch(
        session,
        created,
        transcript,
        to,
        lines.stream().filter(each -> each.end().isAfter(last)).toList());
  }

  /** The same without the lines behind a position, which is its end then, if it is before it. */
  Batch upTo(Position end) {
    if (!to.spot().isAfter(end.spot())) {
      return this;
    }
    return new Batch(
        session,
        created,
        transcript,
        end,
        lines.stream().filter(each -> !each.end().isAfter(end.spot())).toList());
  }
}
