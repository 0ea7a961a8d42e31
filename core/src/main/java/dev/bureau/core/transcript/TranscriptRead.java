package dev.bureau.core.transcript;

import java.time.Instant;

/**
 * A transcript was read further; what it says of usage stands in the same commit.
 *
 * @param transcript which one
 * @param position up to where
 * @param counts what was found since the position before
 */
public record TranscriptRead(TranscriptName transcript, Position position, Counts counts)
    implements TranscriptEvent {
  /** The same, and so many calls that it tells of cannot be billed: their lines are bad. */
  public TranscriptRead refusing(long calls) {
    return new TranscriptRead(transcript, position, counts.plus(new Counts(0, calls, 0, 0, 0)));
  }

  @Override
  public Transcripts applyTo(Transcripts state, Instant at) {
    return state.read(this);
  }
}
