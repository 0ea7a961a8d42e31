package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.testing.schedule.Tape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated world itself: its time, its chance, its locks and its nodes. */
class SimulatedWorldTest {
  private static final SessionId CLERK = new SessionId("clerk");

  private static World.Run run(long seed, Consumer<Simulation> test) {
    return new World(Tape.drawn(seed), true).run(test);
  }

  private static void succeeds(Consumer<Simulation> test) {
    for (int seed = 1; seed <= 50; seed++) {
      assertThat(run(seed, test).failure()).as("seed %d", seed).isNull();
    }
  }

  @Nested
  class Time {
    @Test
    void passesOnlyWhileAllWait() {
      succeeds(
          simulation -> {
            long before = simulation.seams().ticker().nanos();

            simulation.sleep(Duration.ofDays(1));

            assertThat(simulation.seams().ticker().nanos() - before)
                .isEqualTo(Duration.ofDays(1).toNanos());
          });
    }

    @Test
    void bringsWhatIsDueInItsOrder() {
      succeeds(
          simulation -> {
            List<String> happened = new ArrayList<>();
            Tasks tasks = simulation.seams().tasks();
            tasks.after("third", Duration.ofSeconds(3), () -> happened.add("third"));
            tasks.after("first", Duration.ofSeconds(1), () -> happened.add("first"));
            tasks.after("never", Duration.ofSeconds(2), () -> happened.add("never")).close();

            simulation.sleep(Duration.ofSeconds(4));

            assertThat(happened).containsExactly("first", "third");
          });
    }

    @Test
    void repeatsWhatIsRepeatedUntilItIsClosed() {
      succeeds(
          simulation -> {
            List<Long> times = new ArrayList<>();
            Tasks.Repeating loop =
                simulation
                    .seams()
                    .tasks()
                    .every(
                        "loop",
                        Duration.ofSeconds(10),
                        () -> times.add(simulation.seams().ticker().nanos()));

            simulation.sleep(Duration.ofSeconds(25));
            loop.wake();
            simulation.sleep(Duration.ofSeconds(1));
            loop.close();
            simulation.sleep(Duration.ofSeconds(60));

            assertThat(times).containsExactly(10_000_000_000L, 20_000_000_000L, 25_000_000_000L);
          });
    }
  }

  @Nested
  class Chance {
    @Test
    void ofOneIsAlwaysAndOfNoneNever() {
      succeeds(
          simulation -> {
            assertThat(simulation.sometimes(1)).isTrue();
            assertThat(simulation.sometimes(0)).isFalse();
          });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void isFromNoneToOne(double probability) {
      Throwable failure = run(1, simulation -> simulation.sometimes(probability)).failure();

      assertThat(failure)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(Double.toString(probability));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1/test:0=1"})
    void leavesSomethingToChooseFrom(String replay) {
      Seeds seeds = new Seeds(simulation -> simulation.choose(0));

      assertThatThrownBy(() -> seeds.replay(replay))
          .hasCauseInstanceOf(BadInputException.class)
          .hasMessageContaining("give at least 1");
    }
  }

  @Nested
  class Locks {
    @Test
    void areHeldByOneAtATime() {
      succeeds(
          simulation -> {
            Lock lock = simulation.seams().lock();
            int[] inside = {0, 0};
            for (int i = 0; i < 5; i++) {
              simulation.beside(
                  "task " + i,
                  () -> {
                    lock.lock();
                    try {
                      inside[0]++;
                      simulation.sleep(Duration.ofMillis(simulation.choose(5)));
                      inside[1] = Math.max(inside[1], inside[0]);
                      inside[0]--;
                    } finally {
                      lock.unlock();
                    }
                  });
            }

            simulation.sleep(Duration.ofSeconds(1));

            assertThat(inside).containsExactly(0, 1);
          });
    }

    @Test
    void wakeWhoWaitsForASignal() {
      succeeds(
          simulation -> {
            Lock lock = simulation.seams().lock();
            Condition signal = lock.newCondition();
            List<String> happened = new ArrayList<>();
            simulation.beside("waits", () -> happened.add(awaited(lock, signal, 10)));

            simulation.sleep(Duration.ofSeconds(1));
            lock.lock();
            try {
              signal.signalAll();
            } finally {
              lock.unlock();
            }
            simulation.sleep(Duration.ofMillis(1));

            assertThat(happened).containsExactly("signalled");
          });
    }

    @Test
    void letGoWhoHasWaitedLongEnough() {
      succeeds(
          simulation -> {
            Lock lock = simulation.seams().lock();
            List<String> happened = new ArrayList<>();
            simulation.beside("waits", () -> happened.add(awaited(lock, lock.newCondition(), 10)));

            simulation.sleep(Duration.ofSeconds(11));

            assertThat(happened).containsExactly("timed out");
          });
    }

    @Test
    void letGoWhoIsInterrupted() {
      succeeds(
          simulation -> {
            Lock lock = simulation.seams().lock();
            List<Thread> waits = new ArrayList<>();
            List<String> happened = new ArrayList<>();
            simulation.beside(
                "waits",
                () -> {
                  waits.add(Thread.currentThread());
                  happened.add(awaited(lock, lock.newCondition(), 1_000));
                });

            simulation.sleep(Duration.ofSeconds(1));
            waits.get(0).interrupt();
            simulation.sleep(Duration.ofSeconds(1));

            assertThat(happened).containsExactly("interrupted");
          });
    }

    @Test
    void ofTheWorldOutsideAreFreeAgainWhenTheirHolderDies() {
      succeeds(
          simulation -> {
            Lock lock = simulation.seams().lock();
            List<String> happened = new ArrayList<>();
            simulation.faults(Faults.none()).program("client", bureau -> held(simulation, lock));
            simulation.sleep(Duration.ofSeconds(1));
            simulation.beside(
                "waits",
                () -> {
                  lock.lock();
                  try {
                    happened.add("got it");
                  } finally {
                    lock.unlock();
                  }
                });

            simulation.sleep(Duration.ofSeconds(1));
            simulation.crash(1, Duration.ofSeconds(30));
            simulation.sleep(Duration.ofSeconds(1));

            assertThat(happened).containsExactly("got it");
          });
    }

    private static void held(Simulation simulation, Lock lock) {
      lock.lock();
      try {
        simulation.sleep(Duration.ofSeconds(10));
      } finally {
        lock.unlock();
      }
    }

    @SuppressWarnings("WaitNotInLoop") // what wakes it is what is looked at
    private static String awaited(Lock lock, Condition signal, int seconds) {
      lock.lock();
      try {
        return signal.await(seconds, TimeUnit.SECONDS) ? "signalled" : "timed out";
      } catch (InterruptedException e) {
        return "interrupted";
      } finally {
        lock.unlock();
      }
    }
  }

  @Nested
  class Nodes {
    private final List<String> happened = new ArrayList<>();

    private void begin(Simulation simulation, Duration work) {
      happened.clear();
      simulation
          .faults(Faults.none())
          .nodes(
              1,
              agents -> {
                happened.add("bound");
                agents.bind(
                    "clerk",
                    () ->
                        (message, context) -> {
                          happened.add("begun");
                          simulation.sleep(work);
                          happened.add("ended");
                        });
              });
      simulation.bureau().sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
      simulation.bureau().sessions().start(CLERK);
      simulation.bureau().send(CLERK, Letter.of("COMMAND", Map.of()));
      simulation.sleep(Duration.ofSeconds(1));
    }

    @Test
    void beginAnewAfterACrash() {
      succeeds(
          simulation -> {
            begin(simulation, Duration.ofSeconds(10));

            simulation.crash(1, Duration.ofSeconds(5));
            simulation.settle();

            assertThat(happened)
                .containsExactly("bound", "bound", "begun", "bound", "begun", "ended");
          });
    }

    @Test
    void standStillWhileTheyAreSuspended() {
      succeeds(
          simulation -> {
            begin(simulation, Duration.ofSeconds(10));

            simulation.pause(1, Duration.ofSeconds(60));
            simulation.sleep(Duration.ofSeconds(59));

            assertThat(happened).doesNotContain("ended");
            simulation.sleep(Duration.ofSeconds(2));
            assertThat(happened).contains("ended");
          });
    }

    @Test
    void commitNothingWhileTheyAreCutOff() {
      succeeds(
          simulation -> {
            begin(simulation, Duration.ofSeconds(10));

            simulation.cutOff(1, Duration.ofSeconds(60));
            simulation.sleep(Duration.ofSeconds(40));

            assertThat(simulation.waiting()).containsExactly(CLERK);
            simulation.settle();
            assertThat(simulation.waiting()).isEmpty();
          });
    }
  }
}
