package dev.bureau.transitions.host;

import dev.bureau.transitions.transcript.TranscriptFormat;
import java.nio.file.Path;

/**
 * Where an agent writes its transcripts: one file, {@code *.jsonl}, for each of its lives.
 *
 * @param folder in which they are, whatever links there are
 * @param format what their lines mean
 * @param search how it is found which of them are the agent's
 */
public record TranscriptPlace(Path folder, TranscriptFormat format, Search search) {
  /** How it is found which transcripts are the agent's. */
  public enum Search {
    /** Each that is new in the folder is: no other agent writes there. */
    FOLDER,
    /** The agent, or a hook of it, says so: see {@link AgentHost#lives}. */
    TOLD
  }

  /** A folder in which no other agent writes. */
  public static TranscriptPlace of(Path folder, TranscriptFormat format) {
    return new TranscriptPlace(folder, format, Search.FOLDER);
  }
}
