package dev.bureau.core.migration;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.seam.ProcessStamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a migration is going to do, fixed before it begins.
 *
 * @param id tells it from all others
 * @param from the directory until then, as its creator named it; null if it had none
 * @param workspace the directory to work in afterwards, as whoever asked named it
 * @param places where the files are on the disk
 * @param memory what the session remembers of its work
 * @param by the process that does it
 * @param until when it will be through, or has died
 */
public record Move(
    CommitId id,
    @Nullable String from,
    String workspace,
    Places places,
    Memory memory,
    ProcessStamp by,
    Instant until) {
  /**
   * Absolute paths without links.
   *
   * @param source the folder that is copied; null if there is none
   * @param target where the copy is in the end
   * @param staging where it is until then, beside the target
   * @param empty whether there was an empty folder in the target's place
   */
  public record Places(@Nullable String source, String target, String staging, boolean empty) {}

  /** What the session remembers of its work in its next workspace; its journal is the same. */
  public enum Memory {
    /** All that it knew. */
    KEPT,
    /** It begins with an empty context. */
    EMPTY
  }
}
