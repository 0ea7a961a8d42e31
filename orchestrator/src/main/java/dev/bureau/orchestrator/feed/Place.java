package dev.bureau.orchestrator.feed;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Feed;
import java.util.List;
import java.util.Optional;

/** Where one listener stands in the feed. Not thread-safe. */
final class Place {
  private static final int SLICE = 256;

  private final Feed feed;
  private final Optional<String> name;
  private Feed.Position before;
  private Feed.Slice slice;
  private int taken;
  private Feed.Position remembered;

  /**
   * @param from where it begins
   * @param name under which the store remembers it, if at all
   */
  Place(Feed feed, Feed.Position from, Optional<String> name) {
    this.feed = feed;
    this.name = name;
    this.before = from;
    this.slice = new Feed.Slice(List.of(), from);
    this.remembered = from;
  }

  /** The name under which the store remembers it, if at all. */
  Optional<String> name() {
    return name;
  }

  /** The first entry that was not taken; the same again until it is. Empty if there is none yet. */
  Optional<Entry> next() {
    if (taken == slice.entries().size()) {
      before = slice.next();
      slice = feed.read(before, SLICE);
      taken = 0;
    }
    List<Entry> entries = slice.entries();
    return taken < entries.size() ? Optional.of(entries.get(taken)) : Optional.empty();
  }

  /** The next entry has been taken. */
  void take() {
    taken++;
  }

  /** The last place in the feed that has nothing before it that was not taken. */
  Feed.Position position() {
    List<Entry> entries = slice.entries();
    if (taken == entries.size()) {
      return slice.next();
    }
    int whole = taken; // a store may have no place inside of a commit
    while (whole > 0 && entries.get(whole - 1).commit().equals(entries.get(whole).commit())) {
      whole--;
    }
    if (whole == 0) {
      return before;
    }
    Feed.Slice again = feed.read(before, whole);
    // Entries leave the feed with their session: as many as before may reach further now.
    return again.entries().equals(entries.subList(0, whole)) ? again.next() : before;
  }

  /** Writes down where it stands, if it has a name and has moved. */
  void remember() {
    if (name.isPresent()) {
      Feed.Position now = position();
      if (!now.equals(remembered)) {
        feed.advance(name.get(), now);
        remembered = now;
      }
    }
  }
}
