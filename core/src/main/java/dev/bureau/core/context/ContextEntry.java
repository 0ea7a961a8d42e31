package dev.bureau.core.context;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.ShortText;

/**
 * One thing that an agent knows (E3).
 *
 * @param key its name, 1–128 characters
 * @param content its value
 * @param tokens how many it takes in the window, counted when it was put
 * @param weight whether it may be given up
 * @param term for how long it is of use
 * @param place where it is
 * @param version the version of its session that put it there
 */
public record ContextEntry(
    String key, Content content, long tokens, Weight weight, Term term, Place place, long version) {
  private static final int LONGEST_KEY = 128;

  /** Where an entry is. */
  public enum Place {
    /** In the window: its tokens count. */
    WINDOW,
    /** Kept, out of the window, until there is room or somebody recalls it. */
    DEFERRED
  }

  /**
   * @throws BadInputException if the key is blank, too long or holds control characters, or the
   *     tokens are negative
   */
  public ContextEntry {
    requireKey(key);
    if (tokens < 0) {
      throw new BadInputException("tokens", tokens, "count 0 or more");
    }
  }

  /**
   * Refuses what is no key.
   *
   * @throws BadInputException if it is blank, longer than 128 characters or holds control
   *     characters
   */
  public static void requireKey(String key) {
    ShortText.check("context key", key, LONGEST_KEY);
  }

  /** Whether it may be given up. */
  public boolean mayGo() {
    return weight == Weight.ORDINARY;
  }

  /** Whether it is the first to go: temporary, and not critical. */
  public boolean goesFirst() {
    return mayGo() && term == Term.TEMPORARY;
  }

  /** Whether its tokens count. */
  public boolean counts() {
    return place == Place.WINDOW;
  }

  /** Whether the same was put there, whenever that was, and is worth the same. */
  boolean isSameAs(ContextEntry other) {
    return in(other.place).at(other.version).equals(other);
  }

  ContextEntry in(Place changed) {
    return new ContextEntry(key, content, tokens, weight, term, changed, version);
  }

  /** The same as put by that version. */
  public ContextEntry at(long changed) {
    return new ContextEntry(key, content, tokens, weight, term, place, changed);
  }
}
