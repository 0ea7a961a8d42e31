package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reading a feed as clauses need it. */
final class Feeds {
  private Feeds() {}

  static Predicate<Entry> of(SessionId session) {
    return entry -> entry.session().equals(session);
  }

  /** All that is there behind a place now, in slices of that size. */
  static List<Entry> readOn(Feed feed, Feed.Position from, int limit) {
    List<Entry> read = new ArrayList<>();
    Feed.Slice slice = feed.read(from, limit);
    Feed.Position at = from;
    while (!slice.entries().isEmpty()) {
      assertThat(slice.next()).as("where to read on behind entries").isNotEqualTo(at);
      read.addAll(slice.entries());
      at = slice.next();
      slice = feed.read(at, limit);
    }
    return read;
  }
}
