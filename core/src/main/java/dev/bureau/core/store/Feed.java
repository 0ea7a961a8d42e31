package dev.bureau.core.store;

import dev.bureau.core.journal.Entry;
import java.util.List;
import java.util.Optional;

/**
 * All entries of all sessions as one stream. The order is total per session, and a message's cause
 * precedes its effect; no store promises more. What was read once is never preceded later by
 * something new. The entries of a session leave the feed with it when it is removed, unseen ones
 * too; nothing tells of the removal itself.
 */
public interface Feed {
  /** A place in the feed; opaque, comparable by nobody but the store that gave it. */
  record Position(String token) {
    /** Before the first entry. */
    public static final Position START = new Position("");
  }

  /**
   * What was read.
   *
   * @param entries in feed order
   * @param next where to read on; equal to what was asked if nothing is there yet
   */
  record Slice(List<Entry> entries, Position next) {
    public Slice {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Reads on.
   *
   * @param limit about the most entries to return, at least 1
   * @throws dev.bureau.core.error.BadInputException if the position is none of this store
   */
  Slice read(Position after, int limit);

  /** Behind the last entry there is now. */
  Position end();

  /** Where a named reader stands; empty if it never advanced. */
  Optional<Position> cursor(String reader);

  /** Remembers, durably, where a named reader stands. */
  void advance(String reader, Position position);
}
