package dev.bureau.core.transcript;

import dev.bureau.core.session.ShortText;
import java.time.Instant;

/**
 * A sink has what a transcript says.
 *
 * @param sink its name, 1-128 characters
 * @param transcript which one
 * @param position up to where
 */
public record TranscriptSynced(String sink, TranscriptName transcript, Position position)
    implements TranscriptEvent {
  /**
   * @throws dev.bureau.core.error.BadInputException if the sink's name is blank or too long
   */
  public TranscriptSynced {
    ShortText.check("sink", sink, 128);
  }

  @Override
  public Transcripts applyTo(Transcripts state, Instant at) {
    return state.synced(this);
  }
}
