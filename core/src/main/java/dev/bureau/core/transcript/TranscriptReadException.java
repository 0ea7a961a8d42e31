package dev.bureau.core.transcript;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** Somebody else has read a transcript meanwhile; nothing of the second reading is recorded. */
public final class TranscriptReadException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Position position;

  public TranscriptReadException(SessionId session, TranscriptName transcript, Position position) {
    super(
        Category.CONFLICT,
        "Transcript '%s' of session '%s' was read up to part %d, byte %d by another; go on there"
            .formatted(transcript, session, position.spot().part(), position.spot().offset()));
    this.position = position;
  }

  /** Up to where it was read. */
  public Position position() {
    return position;
  }
}
