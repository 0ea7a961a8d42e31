package dev.bureau.store.memory;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.store.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The feed in memory; positions are the numbers of commits. */
final class MemoryFeed implements Feed {
  private final MemoryStore store;
  private final EventCatalogue catalogue;

  MemoryFeed(MemoryStore store, EventCatalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  @Override
  public Slice read(Position after, int limit) {
    Contents contents = store.contents();
    List<Entry> entries = new ArrayList<>();
    long last = contents.feed.read(number(after), Math.max(limit, 1), entries);
    entries.replaceAll(each -> contents.kinds.seen(each, catalogue));
    return new Slice(entries, entries.isEmpty() ? after : position(last));
  }

  @Override
  public Position end() {
    return position(store.contents().feed.last());
  }

  @Override
  public Optional<Position> cursor(String reader) {
    return Optional.ofNullable(store.contents().cursors.get(reader));
  }

  @Override
  public void advance(String reader, Position position) {
    number(position);
    store.contents().cursors.put(reader, position);
  }

  private static Position position(long number) {
    return number == 0 ? Position.START : new Position(Long.toString(number));
  }

  private long number(Position position) {
    if (position.equals(Position.START)) {
      return 0;
    }
    if (position.token().matches("[1-9][0-9]{0,17}")) {
      long number = Long.parseLong(position.token());
      if (number <= store.contents().feed.last()) {
        return number;
      }
    }
    throw new BadInputException(
        "feed position", position.token(), "give one that this store's feed gave");
  }
}
