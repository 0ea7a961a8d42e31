package dev.bureau.orchestrator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An entry that its listener throws on comes again, later and later, and is given up in the end;
 * unless it is the store, or a mailbox, that cannot serve.
 */
class ThrowingListenerTest {
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Office office = new Office();
  private final Bureau bureau =
      office.open(Office.config().withRetries(3, DELAY), seams, agents -> {});
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void createThreeSessions() {
    for (String each : List.of("one", "two", "three")) {
      bureau.sessions().create(SessionSpec.active(each).id(new SessionId(each)));
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isToldTheSameEntryAgainAndNoneBefore() {
    bureau.follow(Follow.fromStart(), throwing(1));
    turn();
    seams.advance(DELAY);
    turn();

    assertThat(told).containsExactly("one", "two", "two", "three");
  }

  @Test
  void isToldNothingBeforeThePauseIsOver() {
    bureau.follow(Follow.fromStart(), throwing(1));
    turn();
    seams.advance(DELAY.minusNanos(1));
    turn();

    assertThat(told).containsExactly("one", "two");
  }

  @Test
  void isGivenLongerPausesEachTime() {
    bureau.follow(Follow.fromStart(), throwing(10));
    turn();
    for (Duration pause = DELAY; pause.compareTo(DELAY.multipliedBy(4)) <= 0; ) {
      seams.advance(pause.minusNanos(1));
      turn();
      int before = told.size();
      seams.advance(Duration.ofNanos(1));
      turn();
      assertThat(told).hasSize(before + 1);
      pause = pause.multipliedBy(2);
    }

    assertThat(told).containsExactly("one", "two", "two", "two", "two");
  }

  @Test
  void isSparedAnEntryThatItThrewOnTenTimes() {
    Following following = bureau.follow(Follow.fromStart(), throwing(Integer.MAX_VALUE));
    turns(20);

    assertThat(told).containsOnlyOnce("one", "three");
    assertThat(told).filteredOn("two"::equals).hasSize(10);
    assertThat(following.failures()).isEqualTo(10);
    assertThat(following.givenUp()).isEqualTo(1);
  }

  @Test
  void isGivenAllAttemptsForEachEntry() {
    EntryListener throwsOnAll =
        entry -> {
          told.add(entry.session().value());
          throw new IllegalStateException("never");
        };
    Following following = bureau.follow(Follow.fromStart(), throwsOnAll);
    turns(40);

    assertThat(told).hasSize(30);
    assertThat(following.givenUp()).isEqualTo(3);
  }

  @Test
  void leavesAGivenUpEntryBehindForGood() {
    bureau.follow(Follow.fromStart().named("n"), throwing(Integer.MAX_VALUE));
    turns(20);
    told.clear();
    bureau.follow(Follow.fromStart().named("n"), entry -> told.add("again"));
    turn();

    assertThat(told).isEmpty();
  }

  @Test
  void countsAThrowOfItsFilterToo() {
    Follow broken =
        Follow.fromStart()
            .where(
                entry -> {
                  throw new IllegalStateException("never");
                });
    Following following = bureau.follow(broken, entry -> {});
    turns(40);

    assertThat(following.givenUp()).isEqualTo(3);
  }

  @Test
  void mayThrowErrorsToo() {
    EntryListener failing =
        entry -> {
          throw new AssertionError("never");
        };
    Following following = bureau.follow(Follow.fromStart(), failing);
    turns(40);

    assertThat(following.givenUp()).isEqualTo(3);
  }

  /** The store is away, or a mailbox full: neither is the listener's fault. */
  @Test
  void isToldTheSameEntryUntilWhatItNeedsCanServe() {
    EntryListener unserved = throwing(30, ThrowingListenerTest::unavailable);
    Following following = bureau.follow(Follow.fromStart(), unserved);
    turns(35);

    assertThat(told).startsWith("one", "two").endsWith("two", "three").hasSize(33);
    assertThat(following.failures()).isEqualTo(30);
    assertThat(following.givenUp()).isZero();
  }

  @Test
  void isGivenTheSamePauseEachTimeWhileWhatItNeedsCannotServe() {
    bureau.follow(Follow.fromStart(), throwing(30, ThrowingListenerTest::unavailable));
    turn();
    for (int times = 2; times <= 10; times++) {
      seams.advance(DELAY.minusNanos(1));
      turn();
      seams.advance(Duration.ofNanos(1));
      turn();

      assertThat(told).filteredOn("two"::equals).hasSize(times);
    }
  }

  @Test
  void isGivenUpForItsOwnThrowsThoughOthersCameBetween() {
    AtomicInteger times = new AtomicInteger();
    Following following =
        bureau.follow(
            Follow.fromStart(),
            throwing(
                Integer.MAX_VALUE,
                () ->
                    times.incrementAndGet() % 2 == 0
                        ? unavailable()
                        : new IllegalStateException("never")));
    turns(30);

    assertThat(following.failures()).isEqualTo(19);
    assertThat(following.givenUp()).isEqualTo(1);
  }

  @Test
  void isSparedAnEntryThatTheStoreWillNeverServe() {
    Following following =
        bureau.follow(
            Follow.fromStart(), throwing(Integer.MAX_VALUE, () -> broken(Category.UNREADABLE)));
    turns(20);

    assertThat(following.givenUp()).isEqualTo(1);
  }

  private static RuntimeException unavailable() {
    return broken(Category.UNAVAILABLE);
  }

  private static RuntimeException broken(Category category) {
    return new StoreException(category, "memory", "no answer", "try later", null);
  }

  /** Throws that many times on the second session. */
  private EntryListener throwing(int times) {
    return throwing(times, () -> new IllegalStateException("not now"));
  }

  private EntryListener throwing(int times, Supplier<RuntimeException> failure) {
    return entry -> {
      told.add(entry.session().value());
      long throwsSoFar = told.stream().filter("two"::equals).count();
      if (entry.session().value().equals("two") && throwsSoFar <= times) {
        throw failure.get();
      }
    };
  }

  private void turn() {
    seams.runRepeating("listener");
  }

  private void turns(int count) {
    IntStream.range(0, count)
        .forEach(
            each -> {
              turn();
              seams.advance(Duration.ofHours(1));
            });
  }
}
