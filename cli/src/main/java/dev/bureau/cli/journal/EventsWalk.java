package dev.bureau.cli.journal;

import dev.bureau.cli.invocation.Output;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** One way through the feed; a name goes with it, behind what has been shown. */
final class EventsWalk {
  private static final int PAGE = 256;

  private final Bureau bureau;
  private final Output output;
  private final Feed feed;
  private final Follow asked;
  private final Predicate<Entry> wanted;
  private Feed.Position position;
  private Feed.Position remembered;

  /** What takes an entry, with the place from which to go on behind it. */
  @FunctionalInterface
  interface Row {
    void add(Feed.Position position, Entry entry);
  }

  /**
   * @param output where the entries go; when nobody reads it any more the walk ends
   * @throws dev.bureau.core.error.BadInputException if it asks for a type that there is not, or
   *     from a place that is none
   */
  EventsWalk(Bureau bureau, Output output, Follow asked) {
    this.bureau = bureau;
    this.output = output;
    this.asked = asked;
    this.feed = bureau.store().feed();
    this.wanted = asked.filter(bureau.catalogue());
    this.position = asked.begin(feed);
    this.remembered = position;
  }

  /**
   * Shows what there is.
   *
   * @param shown brings what was shown before somebody's eyes; called for each page, and at the end
   */
  void show(Row row, Runnable shown) {
    while (true) {
      Feed.Slice page = feed.read(position, PAGE);
      pass(page, row);
      shown.run();
      if (output.isCut()) {
        return; // what nobody read is shown again to who goes on under the name
      }
      remember();
      if (page.entries().isEmpty()) {
        return;
      }
    }
  }

  /**
   * Shows what there is, and what comes, until nobody reads it any more.
   *
   * @param shown brings what was shown before somebody's eyes; called for each page, and at the end
   */
  void follow(Row row, Runnable shown) throws InterruptedException {
    Semaphore written = new Semaphore(0);
    try (Following following = bureau.follow(Follow.fromNow(), entry -> written.release())) {
      show(row, shown);
      while (!output.isCut()) {
        written.acquire();
        written.drainPermits();
        show(row, shown);
      }
    }
  }

  private void pass(Feed.Slice page, Row row) {
    if (page.entries().stream().noneMatch(wanted)) {
      position = page.next();
      return;
    }
    // A slice tells one place only, the one behind it: the smallest slices tell the most places.
    for (int passed = 0; passed < page.entries().size(); ) {
      Feed.Slice slice = feed.read(position, 1);
      List<Entry> entries = slice.entries();
      for (int i = 0; i < entries.size(); i++) {
        if (wanted.test(entries.get(i))) {
          row.add(i == entries.size() - 1 ? slice.next() : position, entries.get(i));
        }
      }
      if (entries.isEmpty()) {
        return;
      }
      position = slice.next();
      passed += entries.size();
    }
  }

  private void remember() {
    if (asked.name().isPresent() && !position.equals(remembered)) {
      feed.advance(asked.name().get(), position);
      remembered = position;
    }
  }
}
