package dev.bureau.transitions.transcript;

import dev.bureau.core.transcript.Spot;

/**
 * That a transcript does not go on where it was read to: the next part begins.
 *
 * @param left up to where the part before was read
 * @param cause what was found
 */
public record Break(Spot left, Cause cause) {
  /** What was found. */
  public enum Cause {
    /** The file has another name now, and was read to its end; another one has its name. */
    MOVED,
    /** Another file has its name; what the one before still said is lost. */
    REPLACED,
    /** It is shorter than what was read. */
    TRUNCATED,
    /** It is the same file, but says something else. */
    REWRITTEN
  }
}
