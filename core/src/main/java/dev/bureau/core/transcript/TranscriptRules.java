package dev.bureau.core.transcript;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;

/** The pure rules of reading transcripts and handing them on (T6, T7). */
public final class TranscriptRules {
  private TranscriptRules() {}

  /**
   * A transcript was read further. Whoever calls this records in the same commit what usage was
   * found. Nothing happens if that is known, or if nothing was read.
   *
   * @param from where the reading began: what the session knows
   * @param read up to where, and what was found in between
   * @throws TranscriptReadException when it is decided, if the session knows another position by
   *     then, for somebody else has read; nothing of the usage must be recorded then, either
   */
  public static Decision read(Position from, TranscriptRead read) {
    return (session, aspects, moment) -> {
      Position known = aspects.get(Transcripts.ASPECT).position(read.transcript());
      if (known.equals(read.position())) {
        return Change.NONE;
      }
      if (!known.equals(from)) {
        throw new TranscriptReadException(session.id(), read.transcript(), known);
      }
      return Change.of(read);
    };
  }

  /** A sink has a transcript up to there; nothing happens if it has that already. */
  public static Decision synced(TranscriptSynced synced) {
    return (session, aspects, moment) -> {
      Position known =
          aspects.get(Transcripts.ASPECT).confirmed(synced.sink(), synced.transcript());
      return synced.position().spot().isAfter(known.spot()) ? Change.of(synced) : Change.NONE;
    };
  }
}
