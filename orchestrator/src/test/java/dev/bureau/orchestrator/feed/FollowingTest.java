package dev.bureau.orchestrator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
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
    try (Following following = bureau.follow(Follow.fromStart(), seen::add)) {
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
    try (Following following = bureau.follow(Follow.fromStart(), seen::add)) {
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
    try (Following following = bureau.follow(Follow.from(now), seen::add)) {
      SessionId next = create();

      assertThat(Deadline.take(seen).session()).isEqualTo(next);
    }
  }

  @Test
  void seesWhatOtherBureausDo() throws Exception {
    try (Following following = bureau.follow(Follow.fromStart(), seen::add)) {
      SessionId id = office.open().sessions().create(SessionSpec.active("elsewhere")).id();

      assertThat(Deadline.take(seen).session()).isEqualTo(id);
    }
  }

  @Test
  void seesHeadsAtLeastAsNewAsTheEntry() throws Exception {
    BlockingQueue<Boolean> asNew = new LinkedBlockingQueue<>();
    EntryListener compares =
        entry -> asNew.add(bureau.sessions().get(entry.session()).version() >= entry.version());
    try (Following following = bureau.follow(Follow.fromStart(), compares)) {
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
    try (Following following = bureau.follow(Follow.fromStart(), throwsOnce)) {
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
    try (Following following = bureau.follow(Follow.fromStart(), throwing)) {
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
    try (Following bad = bureau.follow(Follow.fromStart(), throwing);
        Following good = bureau.follow(Follow.fromStart(), seen::add)) {
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
    try (Following following = bureau.follow(Follow.fromStart(), slow)) {
      SessionId id = create();

      assertThat(bureau.sessions().complete(id).status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void tellsNothingOnceItIsClosed() throws Exception {
    Following following = bureau.follow(Follow.fromStart(), seen::add);
    create();
    Deadline.take(seen);
    following.close();
    SessionId late = create();
    try (Following other = bureau.follow(Follow.fromStart(), entry -> {})) {
      Office.await(bureau, late, SessionCreated.class);
    }

    assertThat(seen).isEmpty();
  }

  @Test
  void endsWithTheEntryUnderWayWhenItIsClosed() {
    create();
    create();
    ManualSeams seams = ManualSeams.machine().turnedByHand();
    AtomicReference<Following> following = new AtomicReference<>();
    following.set(
        office
            .open(seams)
            .follow(
                Follow.fromStart(),
                entry -> {
                  seen.add(entry);
                  following.get().close();
                }));
    seams.runRepeating("listener");
    seams.runRepeating("listener");

    assertThat(seen).hasSize(1);
  }

  @Test
  void tellsWhereItStands() {
    ManualSeams seams = ManualSeams.machine().turnedByHand();
    create();
    Following following = office.open(seams).follow(Follow.fromStart(), seen::add);
    seams.runRepeating("listener");

    assertThat(following.position()).isEqualTo(bureau.store().feed().end());
  }

  @Test
  void isWokenByACommitOfItsOwnBureau() throws Exception {
    Bureau patient =
        office.open(Office.config().withPoll(Duration.ofHours(1)), Seams.system(), agents -> {});
    try (Following following = patient.follow(Follow.fromNow(), seen::add)) {
      SessionId id = patient.sessions().create(SessionSpec.active("session")).id();

      assertThat(Deadline.take(seen).session()).isEqualTo(id);
    }
  }

  private SessionId create() {
    return bureau.sessions().create(SessionSpec.active("session")).id();
  }

  private static List<Entry> of(SessionId session, List<Entry> entries) {
    return entries.stream().filter(each -> each.session().equals(session)).toList();
  }
}
