package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ForwardingStore;
import dev.bureau.testing.schedule.Tape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a simulated run fails: what it names, and what is made small of it. */
class SimulatedFailuresTest {
  private static final SessionId CLERK = new SessionId("clerk");

  private static World.Run run(Consumer<Simulation> test) {
    return new World(Tape.drawn(1), true).run(test);
  }

  private static String failure(Consumer<Simulation> test) {
    return String.valueOf(Objects.requireNonNull(run(test).failure()).getMessage());
  }

  @Test
  @SuppressWarnings("WaitNotInLoop") // it is never woken
  void nameWhoWaitsWhenNothingCanHappen() {
    String failure =
        failure(
            simulation -> {
              Lock lock = simulation.seams().lock();
              lock.lock();
              simulation.beside("waits", lock::lock);
              simulation.seams().lock().lock();
              lock.newCondition().awaitUninterruptibly();
            });

    assertThat(failure).contains("Nothing can ever happen").contains("test: test waits");
  }

  @Test
  void nameWhoBlocksOutsideAndTheSeamsToUse() {
    CountDownLatch never = new CountDownLatch(1);

    Throwable failure = run(simulation -> assertThatThrownBy(never::await).isNotNull()).failure();

    assertThat(failure)
        .hasMessageContaining("test: test blocks outside of the simulation")
        .hasMessageContaining("Simulation.sleep")
        .hasMessageContaining("Seams.tasks()");
    assertThat(Objects.requireNonNull(failure).getStackTrace())
        .anyMatch(each -> each.getClassName().equals(CountDownLatch.class.getName()));
  }

  @Test
  void unwindOneTaskAfterAnotherAlsoWhenOneBlocksOutside() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger unwinding = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    run(
        simulation -> {
          for (int i = 0; i < 3; i++) {
            simulation.beside(
                "task " + i,
                () -> {
                  try {
                    simulation.sleep(Duration.ofDays(1));
                  } finally {
                    most.accumulateAndGet(unwinding.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                    unwinding.decrementAndGet();
                  }
                });
          }
          simulation.sleep(Duration.ofSeconds(1));
          assertThatThrownBy(never::await).isNotNull();
        });

    assertThat(unwinding).hasValue(0);
    assertThat(most).hasValue(1);
  }

  @Test
  void nameAThreadThatIsNoTask() {
    List<Throwable> caught = new ArrayList<>();

    run(
        simulation -> {
          Thread thread = new Thread(() -> simulation.sleep(Duration.ofSeconds(1)), "stranger");
          thread.setUncaughtExceptionHandler((same, failure) -> caught.add(failure));
          thread.start();
          joined(thread);
        });

    assertThat(caught).hasSize(1);
    assertThat(caught.get(0)).hasMessageContaining("'stranger'").hasMessageContaining("Seams");
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A clerk gets one message of that key, and all comes to rest. */
  private static void handled(Simulation simulation, String key, Agent clerk) {
    simulation.faults(Faults.none()).nodes(1, agents -> agents.bind("clerk", () -> clerk));
    simulation.bureau().sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
    simulation.bureau().sessions().start(CLERK);
    simulation.bureau().send(CLERK, Letter.of("COMMAND", Map.of()).key(key));
    simulation.settle();
  }

  @Test
  void sayWhatDoesNotComeToRest() {
    String failure =
        failure(
            simulation -> {
              handled(
                  simulation, "slow", (message, context) -> simulation.sleep(Duration.ofDays(9)));
            });

    assertThat(failure).contains("Not at rest").contains("slow (COMMAND) for clerk");
  }

  @Test
  void sayWhatIsDoneBesideTheTestAndDoesNotEnd() {
    String failure =
        failure(
            simulation -> simulation.beside("reader", () -> simulation.sleep(Duration.ofDays(1))));

    assertThat(failure).contains("Not at rest").contains("reader has not ended");
  }

  @Test
  void sayWhichProgramDoesNotEndAndWhy() {
    String failure =
        failure(
            simulation ->
                simulation.program(
                    "client",
                    bureau -> {
                      throw new StoreException(
                          Category.UNAVAILABLE, "bank", "it is shut", "wait", null);
                    }));

    assertThat(failure)
        .contains("Not at rest")
        .contains("client has not got through its beginning")
        .contains("bank: it is shut");
  }

  @Test
  void refuseANameThatIsTaken() {
    Throwable programs =
        run(simulation ->
                simulation.program("client", bureau -> {}).program("client", bureau -> {}))
            .failure();
    Throwable nodes =
        run(simulation -> simulation.nodes(1, agents -> {}).nodes(2, agents -> {})).failure();

    assertThat(programs).isInstanceOf(BadInputException.class).hasMessageContaining("client");
    assertThat(nodes).isInstanceOf(BadInputException.class).hasMessageContaining("node 1");
  }

  @Test
  void standBeforeWhatGoesWrongWhenStoresAreClosed() {
    StoreFactory stuck =
        (seams, catalogue) ->
            new ForwardingStore(Memory.store().open(seams, catalogue)) {
              @Override
              public void close() {
                throw new IllegalStateException("it does not close");
              }
            };

    Throwable failure =
        run(simulation -> {
              simulation.on(stuck).bureau();
              throw new AssertionError("this is why");
            })
            .failure();

    assertThat(failure).hasMessage("this is why");
    assertThat(Objects.requireNonNull(failure).getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("it does not close");
  }

  @Test
  void nameTheSeedWhenTheTestIsInterrupted() {
    List<String> happened = new ArrayList<>();
    Seeds seeds =
        new Seeds(
            simulation -> {
              try {
                while (true) {
                  simulation.sleep(Duration.ofSeconds(1));
                }
              } finally {
                happened.add("unwound");
              }
            });

    Thread.currentThread().interrupt();
    SimulationFailure failure = failureOf(() -> seeds.run(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("interrupted").hasMessageContaining("Seed 1 ");
    assertThat(happened).containsExactly("unwound");
  }

  @Test
  void areToldApartByTheirPlace() {
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      failures.add(catchThrowable(() -> assertThat(-1).isPositive()));
    }
    Throwable elsewhere = catchThrowable(() -> assertThat(-1).isPositive());

    assertThat(Seeds.kind(failures.get(0))).isEqualTo(Seeds.kind(failures.get(1)));
    assertThat(Seeds.kind(failures.get(0))).isNotEqualTo(Seeds.kind(elsewhere));
  }

  @Test
  void ofChecksAreToldApartByThePlaceOfTheCheck() {
    List<String> kinds = new ArrayList<>();
    for (Runnable check :
        List.<Runnable>of(
            () -> assertThat(-1).isPositive(), //
            () -> assertThat(-1).isPositive())) {
      Throwable failure =
          run(simulation -> {
                simulation.always("it is so", check);
                simulation.bureau().sessions().create(SessionSpec.active("clerk").id(CLERK));
              })
              .failure();
      kinds.add(Seeds.kind(Objects.requireNonNull(failure)));
    }

    assertThat(kinds).doesNotHaveDuplicates();
  }

  @Test
  void comeFromAssertionsOfAgents() {
    String failure =
        failure(
            simulation -> {
              handled(
                  simulation,
                  "odd",
                  (message, context) -> {
                    throw new AssertionError("this must not come");
                  });
            });

    assertThat(failure).contains("In the handling of odd by clerk").contains("must not come");
  }

  @Test
  void comeFromChecksThatThrowAnything() {
    String failure =
        failure(
            simulation -> {
              simulation.always("it can be told", () -> List.of().iterator().next());
              simulation.bureau().sessions().create(SessionSpec.active("clerk").id(CLERK));
            });

    assertThat(failure).contains("it can be told: java.util.NoSuchElementException");
  }

  @Test
  void comeFromWhatIsDoneBesideTheTest() {
    String failure =
        failure(
            simulation ->
                simulation.beside(
                    "reader", () -> simulation.bureau().sessions().get(new SessionId("nobody"))));

    assertThat(failure).contains("nobody");
  }

  @Test
  void comeFromChecksThatWait() {
    String failure =
        failure(
            simulation -> {
              simulation.always("patience", () -> simulation.sleep(Duration.ofSeconds(1)));
              simulation.bureau().sessions().create(SessionSpec.active("clerk").id(CLERK));
            });

    assertThat(failure).contains("A check only looks; this one wants to sleep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3/nonsense", "nonsense/turn:1=2", "3/turn:nonsense=2", "nonsense"})
  void nameWhatIsWrongWithAReplay(String replay) {
    assertThatThrownBy(() -> new Seeds(simulation -> {}).replay(replay))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void tellWhatTheTestHasNoted() {
    Seeds seeds =
        new Seeds(
            simulation -> {
              simulation.note("the bank is shut");
              throw new AssertionError("always");
            });

    assertThat(failureOf(() -> seeds.run(1))).hasMessageContaining("test    the bank is shut");
  }

  @Test
  void nameWhatIsWrongWithAChance() {
    assertThatThrownBy(() -> Faults.none().with(Fault.CRASH, -1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("CRASH");
  }

  @Test
  void needSeeds() {
    assertThatThrownBy(() -> new Seeds(simulation -> {}).run(0)).hasMessageContaining("seeds");
  }

  @Test
  void areMadeSmallAndPlayedAgain() {
    Seeds seeds = new Seeds(SimulatedFailuresTest::failsAfterACrash);

    SimulationFailure failure = failureOf(() -> seeds.run(1_000));

    assertThat(failure)
        .hasMessageContaining("the client has crashed")
        .hasMessageContaining("faults: 1, turns given to others: 0, choices of the test: 0")
        .hasMessageContaining("CRASH at")
        .hasMessageContaining("@SimulationTest(replay = \"" + failure.replay() + "\")");
    assertThatThrownBy(() -> seeds.replay(failure.replay()))
        .hasMessageContaining("the client has crashed");
  }

  @Test
  void tellThatATestIsNotDeterministic() {
    int[] runs = {0};
    Seeds seeds =
        new Seeds(
            simulation -> {
              simulation.sleep(Duration.ofSeconds(++runs[0]));
              throw new AssertionError("always");
            });

    assertThat(failureOf(() -> seeds.run(1))).hasMessageContaining("runs otherwise");
  }

  private static SimulationFailure failureOf(Runnable runs) {
    try {
      runs.run();
    } catch (SimulationFailure e) {
      return e;
    }
    throw new AssertionError("It did not fail");
  }

  private static void failsAfterACrash(Simulation simulation) {
    int[] starts = {0};
    simulation.faults(Faults.none().with(Fault.CRASH, 300));
    simulation.program(
        "client",
        bureau -> {
          starts[0]++;
          for (int i = 0; i < 20; i++) {
            bureau.sessions().find(CLERK);
          }
        });
    simulation.choose(1_000);
    simulation.settle();
    if (starts[0] > 1) {
      throw new AssertionError("the client has crashed");
    }
  }
}
