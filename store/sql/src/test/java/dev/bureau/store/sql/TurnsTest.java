package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who finds nobody at work does its own piece at once and takes along who queued. */
@Timeout(60)
class TurnsTest {
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<List<Integer>> done = new ConcurrentLinkedQueue<>();
  private final CountDownLatch firstBegan = new CountDownLatch(1);
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @Test
  void aLoneCallerDoesItsOwnPieceItself() {
    List<Thread> workers = new ArrayList<>();
    Turns<Integer> turns = new Turns<>(lock, pieces -> workers.add(Thread.currentThread()));

    turns.take(1);

    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @Test
  void whoQueuesMeanwhileIsDoneTogetherAndInOrder() throws Exception {
    Turns<Integer> turns = new Turns<>(lock, this::slowFirst);
    Future<?> first = pool.submit(() -> turns.take(0));
    firstBegan.await();

    List<Future<?>> others = queued(turns, 5);
    firstMayEnd.countDown();
    first.get();
    for (Future<?> each : others) {
      each.get();
    }

    assertThat(done).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
  }

  @Test
  void returnsOnlyWhenThePieceIsDoneHoweverManyQueue() throws Exception {
    Turns<Integer> turns = new Turns<>(lock, pieces -> done.add(pieces));
    List<Future<Boolean>> callers =
        IntStream.range(0, 2_000)
            .mapToObj(
                piece ->
                    pool.submit(
                        () -> {
                          turns.take(piece);
                          return done.stream().anyMatch(each -> each.contains(piece));
                        }))
            .toList();

    for (Future<Boolean> each : callers) {
      assertThat(each.get()).isTrue();
    }

    assertThat(done.stream().flatMap(List::stream)).hasSize(2_000).doesNotHaveDuplicates();
    assertThat(done).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(256));
  }

  @Test
  void goesOnAfterWorkThatThrew() {
    Turns<Integer> turns =
        new Turns<>(
            lock,
            pieces -> {
              if (done.isEmpty()) {
                done.add(pieces);
                throw new IllegalStateException("planted");
              }
              done.add(pieces);
            });

    assertThat(catchThrown(() -> turns.take(1))).hasMessage("planted");
    turns.take(2);

    assertThat(done).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void whatBreaksOffOthersWorkComesOnlyToItsOwnCaller() throws Exception {
    Turns<Integer> turns =
        new Turns<>(
            lock,
            pieces -> {
              slowFirst(pieces);
              if (pieces.contains(3)) {
                throw new StackOverflowError("planted");
              }
            });
    Future<?> first = pool.submit(() -> turns.take(0));
    firstBegan.await();

    List<Future<?>> others = queued(turns, 5);
    firstMayEnd.countDown();
    first.get();

    for (int i = 0; i < others.size(); i++) {
      Future<?> each = others.get(i);
      if (i == 2) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(each::get)
            .withCauseInstanceOf(StackOverflowError.class);
      } else {
        each.get();
      }
    }
  }

  private static Throwable catchThrown(Runnable work) {
    return org.assertj.core.api.Assertions.catchThrowable(work::run);
  }

  private void slowFirst(List<Integer> pieces) {
    if (done.isEmpty()) {
      firstBegan.countDown();
      try {
        firstMayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    done.add(pieces);
  }

  /** Callers that wait one behind the other: each is seen waiting before the next one comes. */
  private List<Future<?>> queued(Turns<Integer> turns, int count) {
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      int piece = i;
      others.add(pool.submit(() -> turns.take(piece)));
      while (turns.queued() < i) {
        Thread.onSpinWait();
      }
    }
    return others;
  }
}
