package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.CellCarried;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionPassed;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.contract.broken.Altered;
import dev.bureau.testing.contract.broken.Defect;
import dev.bureau.testing.schedule.Tape;
import dev.bureau.testing.schedule.WorldEnded;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** P8, X10, T5: a session passes from life to life, whatever happens to those who pass it on. */
class TransitionSimulationTest {
  private static final SessionId FIRST = new SessionId("first");
  private static final int LETTERS = 8;
  private static final int PASSAGES = 8;
  private static final int LONGEST = 100;
  private static final int COMMITS = 5;
  private static final int CONTROL_SEEDS = 200;
  private static final int FOLLOWUPS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  @SimulationTest(seeds = 60)
  void leavesOneLiveEndAndLosesNoMail(Simulation simulation) {
    clears(simulation);
  }

  /** The control: what one life has done is done again if its cells do not come along. */
  @Test
  void findsThatWorkIsDoneTwiceIfNoCellsAreCarried() {
    AtomicInteger lost = new AtomicInteger();
    for (int seed = 1; seed <= CONTROL_SEEDS; seed++) {
      World world = new World(Tape.drawn(seed), false);
      World.Run run = world.run(simulation -> clearsAndCarriesNothing(simulation, lost));
      if (run.failure() != null) {
        assertThat(run.failure()).isInstanceOf(AssertionError.class);
        assertThat(lost).hasPositiveValue();
        return;
      }
    }
    throw new AssertionError("Nobody has seen that cells were lost");
  }

  private static void clearsAndCarriesNothing(Simulation simulation, AtomicInteger lost) {
    var memory = Memory.store();
    Defect carriesNothing =
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    Predicate<Event<?>> carried = CellCarried.class::isInstance;
                    lost.addAndGet((int) commit.change().events().stream().filter(carried).count());
                    return super.commit(Altered.events(commit, carried.negate()));
                  }
                });
    simulation.on((seams, catalogue) -> carriesNothing.in(memory.open(seams, catalogue)));
    clears(simulation);
  }

  private static void clears(Simulation simulation) {
    Agent works =
        (message, context) -> {
          context.cell(
              CellSpec.idempotent("work"),
              () -> {
                simulation.sleep(Duration.ofMillis(simulation.choose(4_000)));
                return Map.of();
              });
          simulation.sleep(Duration.ofMillis(simulation.choose(4_000)));
        };
    simulation.nodes(2, agents -> agents.bind("worker", () -> works));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("worker").id(FIRST).agent("worker"));
    bureau.sessions().start(FIRST);
    Duration drain = Duration.ofMillis(simulation.choose(10_000));

    simulation.program("one who clears", one -> clear(one, drain));
    if (simulation.sometimes(0.5)) {
      simulation.program("another who clears", other -> clear(other, drain));
    }
    for (int i = 0; i < LETTERS; i++) {
      bureau.send(FIRST, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(5_000)));
    }
    simulation.settle();
    for (int i = 0; i < FOLLOWUPS && isAnyUnderWay(bureau); i++) {
      simulation.sleep(PAUSE); // the lease of who died on the way must end first
    }
    simulation.settle();

    List<Session> chain = WalkedChain.from(bureau, FIRST);
    requireOneChain(bureau, chain);
    assertThat(handled(bureau, chain) + bureau.messages().inbox(FIRST).counts().dead())
        .isEqualTo(LETTERS);
    assertThat(completed(bureau, chain)).doesNotHaveDuplicates();
  }

  /** X10: whoever passes it on dies on the way, before or after some commit, each time. */
  @SimulationTest(seeds = 250)
  void seesThroughWhatTheDeadHaveBegun(Simulation simulation) {
    AtomicInteger commits = new AtomicInteger();
    AtomicInteger died = new AtomicInteger();
    Set<SessionId> begun = new HashSet<>();
    Defect mortal =
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    countDown();
                    CommitOutcome outcome = super.commit(commit);
                    countDown();
                    return outcome;
                  }

                  private void countDown() {
                    if (commits.decrementAndGet() == 0) {
                      died.incrementAndGet();
                      // The program that passes sessions on is the second that was started.
                      simulation.crash(2, Duration.ofSeconds(1 + simulation.choose(30)));
                    }
                  }
                });
    simulation.faults(Faults.none()).through(mortal::in);
    simulation.nodes(1, agents -> agents.bind("worker", () -> (message, context) -> {}));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("worker").id(FIRST).agent("worker"));
    bureau.sessions().start(FIRST);

    simulation.program(
        "one who clears",
        one -> {
          while (WalkedChain.from(one, FIRST).size() <= PASSAGES) {
            boolean dies = begun.add(WalkedChain.end(one, FIRST).id());
            commits.set(dies ? 1 + simulation.choose(2 * COMMITS) : 0);
            clear(one, Duration.ZERO);
            simulation.sleep(Duration.ofSeconds(1));
          }
        });
    for (int i = 0; i < LETTERS; i++) {
      bureau.send(FIRST, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(5_000)));
    }
    for (int i = 0;
        i < LONGEST
            && (WalkedChain.from(bureau, FIRST).size() <= PASSAGES || isAnyUnderWay(bureau));
        i++) {
      simulation.sleep(PAUSE);
    }
    simulation.settle();

    List<Session> chain = WalkedChain.from(bureau, FIRST);
    requireOneChain(bureau, chain);
    assertThat(handled(bureau, chain) + bureau.messages().inbox(FIRST).counts().dead())
        .isEqualTo(LETTERS);
    assertThat(chain).hasSizeGreaterThan(PASSAGES);
    // Of several hundred runs one has a passage that a node sees through before its passer dies.
    assertThat(died).hasValueGreaterThanOrEqualTo(PASSAGES - 2);
  }

  /** E14: nobody but the nodes passes it on, each time that its window is too full. */
  @SimulationTest(seeds = 60)
  void goesOnWithAFreshWindowWheneverThatIsFull(Simulation simulation) {
    Agent works =
        (message, context) -> {
          context.window().put(Note.of("note-" + message.id(), "text"));
          context.window().report(new ContextReported(60_000L * simulation.choose(4), null));
        };
    simulation.nodes(2, agents -> agents.bind("worker", () -> works));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("worker").id(FIRST).agent("worker"));
    bureau.sessions().start(FIRST);

    for (int i = 0; i < LETTERS; i++) {
      bureau.send(FIRST, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(5_000)));
    }
    simulation.settle();
    for (int i = 0; i < FOLLOWUPS && (isAnyUnderWay(bureau) || isFull(bureau)); i++) {
      simulation.sleep(PAUSE);
    }
    simulation.settle();

    List<Session> chain = WalkedChain.from(bureau, FIRST);
    requireOneChain(bureau, chain);
    assertThat(handled(bureau, chain) + bureau.messages().inbox(FIRST).counts().dead())
        .isEqualTo(LETTERS);
    assertThat(chain.subList(0, chain.size() - 1))
        .allMatch(each -> each.times().archived() != null)
        .allMatch(each -> each.totals().checkpoints() >= 1);
  }

  private static void clear(Bureau bureau, Duration drain) {
    try {
      Session end = bureau.sessions().get(WalkedChain.end(bureau, FIRST).id());
      bureau.transitions().transition(end.id(), TransitionSpec.of(Cause.CLEAR).drain(drain));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (WorldEnded | TransitionRefusedException e) {
      if (e instanceof WorldEnded) {
        throw e;
      } // else another was faster
    } catch (BureauException e) {
      if (e.category().retryHelps()) {
        throw e; // the store could not serve: it is done again
      }
    }
  }

  private static boolean isFull(Bureau bureau) {
    Session end = WalkedChain.end(bureau, FIRST);
    ContextMap context = bureau.at(end.id(), end.version()).aspects().get(ContextMap.ASPECT);
    return context.wanted() != null && end.status() != Status.ERROR;
  }

  private static boolean isAnyUnderWay(Bureau bureau) {
    return WalkedChain.from(bureau, FIRST).stream().anyMatch(each -> isUnderWay(bureau, each));
  }

  private static boolean isUnderWay(Bureau bureau, Session session) {
    return bureau.at(session.id(), session.version()).aspects().get(Transition.ASPECT).isUnderWay();
  }

  /** P8: links agree, all but the last have ended, START and END stand once in each journal. */
  private static void requireOneChain(Bureau bureau, List<Session> chain) {
    for (int i = 0; i < chain.size(); i++) {
      Session each = chain.get(i);
      boolean isLast = i == chain.size() - 1;
      assertThat(each.links().chain()).isEqualTo(FIRST);
      assertThat(each.links().transitionedFrom()).isEqualTo(i == 0 ? null : chain.get(i - 1).id());
      assertThat(each.links().transitionedTo()).isEqualTo(isLast ? null : chain.get(i + 1).id());
      assertThat(each.status().isFinal()).isEqualTo(!isLast);
      assertThat(isUnderWay(bureau, each)).isFalse();
      List<Event<?>> events =
          bureau.journal(each.id(), 1, 10_000).stream().<Event<?>>map(Entry::event).toList();
      assertThat(events.stream().filter(TransitionSimulationTest::isStart)).hasSize(1);
      assertThat(events.stream().filter(TransitionSimulationTest::isEnd)).hasSize(isLast ? 0 : 1);
      assertThat(events.stream().filter(SessionPassed.class::isInstance)).hasSize(isLast ? 0 : 1);
    }
  }

  private static boolean isStart(Event<?> event) {
    return event instanceof StatusChanged changed && changed.operation() == Operation.START;
  }

  private static boolean isEnd(Event<?> event) {
    return event instanceof StatusChanged changed && changed.to() == Status.COMPLETED;
  }

  /** The messages whose step was completed: what one life has done no other does again. */
  private static List<MessageId> completed(Bureau bureau, List<Session> chain) {
    return chain.stream()
        .flatMap(each -> bureau.journal(each.id(), 1, 10_000).stream())
        .map(Entry::event)
        .filter(CellCompleted.class::isInstance)
        .map(each -> ((CellCompleted) each).step().key().message())
        .toList();
  }

  private static long handled(Bureau bureau, List<Session> chain) {
    return chain.stream()
        .flatMap(each -> bureau.journal(each.id(), 1, 10_000).stream())
        .filter(each -> each.event() instanceof MessageHandled)
        .count();
  }
}
