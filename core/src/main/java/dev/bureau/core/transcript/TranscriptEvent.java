package dev.bureau.core.transcript;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes of the transcripts of a session's agent. */
public sealed interface TranscriptEvent extends Event<Transcripts>
    permits TranscriptRead, TranscriptSynced {
  /** What this family adds to the catalogue. */
  Feature<Transcripts> FEATURE =
      new Feature<>(
          "transcript",
          Transcripts.ASPECT,
          List.of(
              EventType.of("transcript.read", TranscriptRead.class),
              EventType.of("transcript.synced", TranscriptSynced.class)));
}
