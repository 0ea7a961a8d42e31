package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Feed.Position;
import dev.bureau.core.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reader that follows while others write sees each entry once, in the order of its session. */
@Tag(StoreContract.TWO_INSTANCES)
abstract class FeedUnderWritersContract extends Clauses {
  private static final int WRITERS = 6;
  private static final int COMMITS = 30;

  private final AtomicInteger writing = new AtomicInteger(WRITERS);
  private final List<Entry> olderHeads = new CopyOnWriteArrayList<>();

  FeedUnderWritersContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void missesAndDoublesNothing() {
    List<Entry> read = followWriters(3);

    assertThat(read).hasSize(WRITERS * (COMMITS + 1)).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheOrderOfEachSession() {
    List<Entry> read = followWriters(50);

    Set<SessionId> sessions = new LinkedHashSet<>();
    read.forEach(each -> sessions.add(each.session()));
    assertThat(sessions).hasSize(WRITERS);
    assertThat(sessions)
        .allSatisfy(id -> assertThat(read).filteredOn(Feeds.of(id)).isEqualTo(journal(id)));
  }

  @Test
  void showsHeadsNoOlderThanTheirEntries() {
    List<Entry> read = followWriters(5);

    assertThat(read).isNotEmpty();
    assertThat(olderHeads).isEmpty();
  }

  /** Runs the writers on both instances with one reader beside them; what the reader saw. */
  private List<Entry> followWriters(int limit) {
    Position start = store.feed().end();
    List<List<Entry>> results =
        Race.between(
            WRITERS + 1, runner -> runner == WRITERS ? follow(start, limit) : write(runner));
    return results.get(WRITERS);
  }

  private List<Entry> follow(Position start, int limit) {
    List<Entry> read = new ArrayList<>();
    Position at = start;
    boolean last = false;
    while (!last) {
      last = writing.get() == 0;
      Feed.Slice slice = store.feed().read(at, limit);
      last = last && slice.entries().isEmpty();
      read.addAll(slice.entries());
      assertThat(read).as("no endless feed").hasSizeLessThan(3 * WRITERS * (COMMITS + 1));
      slice.entries().stream().filter(this::isAheadOfItsHead).forEach(olderHeads::add);
      at = slice.next();
    }
    return read;
  }

  private boolean isAheadOfItsHead(Entry entry) {
    long version =
        store.sessions().head(entry.session()).map(each -> each.session().version()).orElse(0L);
    return version < entry.version();
  }

  private List<Entry> write(int runner) {
    try {
      Store instance = runner % 2 == 0 ? store : other;
      Session head = committed(instance, Draft.creating(fresh(), now()));
      for (int i = 0; i < COMMITS; i++) {
        head = committed(instance, Draft.updating(head, now()));
      }
      return List.of();
    } finally {
      writing.decrementAndGet();
    }
  }
}
