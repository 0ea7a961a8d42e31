package dev.bureau.orchestrator.cloning;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Codec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clone is to be like (S42). Start from {@link #named}.
 *
 * @param name its name, for people
 * @param state what it knows at its beginning ({@link State#KEPT})
 * @param resources whether it gets what the original has ({@link Resources#NONE})
 * @param workspace the directory it works in, relative to the working directory; null for none, or,
 *     with resources, for one beside the original's
 * @param key makes cloning idempotent: same key, same clone
 */
public record CloneSpec(
    String name,
    State state,
    Resources resources,
    @Nullable String workspace,
    @Nullable String key) {
  private static final int LONGEST_KEY = 512;

  /**
   * @throws BadInputException if name, workspace or key is blank, or the key longer than 512
   */
  public CloneSpec {
    requireText("name", name);
    requireText("workspace", workspace);
    requireText("idempotency key", key);
    if (key != null && key.length() > LONGEST_KEY) {
      throw new BadInputException("idempotency key", key, "give at most 512 characters");
    }
  }

  private static void requireText(String field, @Nullable String text) {
    if (text != null && text.isBlank()) {
      throw new BadInputException(field, text, "give some text");
    }
  }

  /** What a clone knows at its beginning. */
  public enum State {
    /** What the original knows: recorded results, and which mail it takes. */
    KEPT,
    /** Nothing but its description, its duty and its limits. */
    RESET
  }

  /** Whether a clone has what the original has. */
  public enum Resources {
    /** No files and no allocations. */
    NONE,
    /** A copy of its files, and the same allocations. */
    COPIED
  }

  /** A clone of that name with all that the original knows, and none of its files. */
  public static CloneSpec named(String name) {
    return new CloneSpec(name, State.KEPT, Resources.NONE, null, null);
  }

  /** The same, but it knows nothing but its description, its duty and its limits. */
  public CloneSpec reset() {
    return new CloneSpec(name, State.RESET, resources, workspace, key);
  }

  /** The same with a copy of the original's files, and its allocations. */
  public CloneSpec withResources() {
    return new CloneSpec(name, state, Resources.COPIED, workspace, key);
  }

  /** The same in that workspace. */
  public CloneSpec workspace(String directory) {
    return new CloneSpec(name, state, resources, directory, key);
  }

  /** The same, once for each key. */
  public CloneSpec key(String once) {
    return new CloneSpec(name, state, resources, workspace, once);
  }

  /** Equal for equal clones of equal originals, on every machine. */
  String digest(SessionId original) {
    return BlobId.of(Codec.encode(List.of(original.value(), this))).value();
  }
}
