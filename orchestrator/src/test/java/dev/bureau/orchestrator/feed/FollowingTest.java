package dev.bureau.orchestrator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final BlockingQueue<Entry> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void tellsEveryEntryOnceInOrder() throws Exception {
    SessionId before = create();
    try (Following following = bureau.follow(Feed.Position.START, seen::add)) {
      SessionId after = create();
      List<Entry> all = new ArrayList<>();
      for (SessionId each : List.of(before, after)) {
        bureau.sessions().update(each, SessionUpdate.metadata(Map.of("x", 1)));
        bureau.sessions().complete(each);
      }
      SessionId last = create();

      while (all.isEmpty() || !all.get(all.size() - 1).session().equals(last)) {
        all.add(Deadline.take(seen));
      }
      assertThat(all).doesNotHaveDuplicates();
      assertThat(of(before, all)).isEqualTo(bureau.journal(before, 1, 100));
      assertThat(of(after, all)).isEqualTo(bureau.journal(after, 1, 100));
    }
  }

  @Test
  void readsMoreThanOneBatch() throws Exception {
    SessionId id = create();
    for (int i = 0; i < 600; i++) {
      bureau.sessions().update(id, SessionUpdate.metadata(Map.of("i", i)));
    }
    try (Following following = bureau.follow(Feed.Position.START, seen::add)) {
      List<Long> versions = new ArrayList<>();
      while (versions.size() < 601) {
        versions.add(Deadline.take(seen).version());
      }

      assertThat(versions).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void beginsWhereItIsTold() throws Exception {
    create();
    Feed.Position now = bureau.store().feed().end();
    try (Following following = bureau.follow(now, seen::add)) {
      SessionId next = create();

      assertThat(Deadline.take(seen).session()).isEqualTo(next);
    }
  }

  @Test
  void seesWhatOtherBureausDo() throws Exception {
    try (Following following = bureau.follow(Feed.Position.START, seen::add)) {
      SessionId id = office.open().sessions().create(SessionSpec.active("elsewhere")).id();

      assertThat(Deadline.take(seen).session()).isEqualTo(id);
    }
  }

  @Test
  void seesHeadsAtLeastAsNewAsTheEntry() throws Exception {
    BlockingQueue<Boolean> asNew = new LinkedBlockingQueue<>();
    EntryListener compares =
        entry -> asNew.add(bureau.sessions().get(entry.session()).version() >= entry.version());
    try (Following following = bureau.follow(Feed.Position.START, compares)) {
      create();

      assertThat(Deadline.take(asNew)).isTrue();
    }
  }

  @Test
  void tellsAnEntryAgainThatTheListenerThrewOn() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    EntryListener throwsOnce =
        entry -> {
          seen.add(entry);
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("not now");
          }
        };
    try (Following following = bureau.follow(Feed.Position.START, throwsOnce)) {
      create();

      assertThat(Deadline.take(seen)).isEqualTo(Deadline.take(seen));
    }
  }

  @Test
  void harmsNoSessionThoughTheListenerAlwaysThrows() throws Exception {
    EntryListener throwing =
        entry -> {
          throw new IllegalStateException("never");
        };
    try (Following following = bureau.follow(Feed.Position.START, throwing)) {
      SessionId id = create();

      assertThat(bureau.sessions().complete(id).status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void harmsNoOtherListenerThoughOneAlwaysThrows() throws Exception {
    EntryListener throwing =
        entry -> {
          throw new IllegalStateException("never");
        };
    try (Following bad = bureau.follow(Feed.Position.START, throwing);
        Following good = bureau.follow(Feed.Position.START, seen::add)) {
      create();

      assertThat(Deadline.take(seen).event()).isInstanceOf(SessionCreated.class);
    }
  }

  @Test
  void harmsNobodyThoughTheListenerIsSlow() throws Exception {
    EntryListener slow =
        entry -> {
          try {
            office.block();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (Following following = bureau.follow(Feed.Position.START, slow)) {
      SessionId id = create();

      assertThat(bureau.sessions().complete(id).status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void tellsNothingOnceItIsClosed() throws Exception {
    Following following = bureau.follow(Feed.Position.START, seen::add);
    create();
    Deadline.take(seen);
    following.close();
    SessionId late = create();
    try (Following other = bureau.follow(Feed.Position.START, entry -> {})) {
      Office.await(bureau, late, SessionCreated.class);
    }

    assertThat(seen).isEmpty();
  }

  @Test
  void endsWithTheEntryUnderWayWhenItIsClosed() {
    create();
    create();
    AtomicReference<Runnable> turn = new AtomicReference<>();
    AtomicReference<Following> following = new AtomicReference<>();
    following.set(
        new Following(
            bureau.store().feed(),
            new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system()),
            Feed.Position.START,
            entry -> {
              seen.add(entry);
              following.get().close();
            },
            turnedByHand(turn),
            Duration.ofHours(1),
            closed -> {}));
    turn.get().run();

    assertThat(seen).hasSize(1);
  }

  private static Tasks turnedByHand(AtomicReference<Runnable> turn) {
    return new Tasks() {
      @Override
      public void execute(String name, Runnable task) {
        throw new UnsupportedOperationException(name);
      }

      @Override
      public Repeating every(String name, Duration pause, Runnable task) {
        turn.set(task);
        return new Repeating() {
          @Override
          public void wake() {}

          @Override
          public void close() {}
        };
      }
    };
  }

  private SessionId create() {
    return bureau.sessions().create(SessionSpec.active("session")).id();
  }

  private static List<Entry> of(SessionId session, List<Entry> entries) {
    return entries.stream().filter(each -> each.session().equals(session)).toList();
  }
}
