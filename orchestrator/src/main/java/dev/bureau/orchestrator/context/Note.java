package dev.bureau.orchestrator.context;

import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.Term;
import dev.bureau.core.context.Weight;

/**
 * Something that an agent is to know (E3). Begin with {@link #of}.
 *
 * @param key its name, 1–128 characters
 * @param value any JSON value but null, at most 1 MiB, 32 levels deep
 * @param weight whether it may be given up ({@link Weight#ORDINARY})
 * @param term for how long it is of use ({@link Term#LASTING})
 */
public record Note(String key, Object value, Weight weight, Term term) {
  /**
   * @throws dev.bureau.core.error.BadInputException if the key is blank, too long or holds control
   *     characters
   */
  public Note {
    ContextEntry.requireKey(key);
  }

  /** One that may be given up, and is of use for long. */
  public static Note of(String key, Object value) {
    return new Note(key, value, Weight.ORDINARY, Term.LASTING);
  }

  /** The same, never to be given up. */
  public Note critical() {
    return new Note(key, value, Weight.CRITICAL, term);
  }

  /** The same, for the step at hand. */
  public Note temporary() {
    return new Note(key, value, weight, Term.TEMPORARY);
  }
}
