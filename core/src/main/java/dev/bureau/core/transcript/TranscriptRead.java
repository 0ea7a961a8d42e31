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
  @Override
  public Transcripts applyTo(Transcripts state, Instant at) {
    return state.read(this);
  }
}
