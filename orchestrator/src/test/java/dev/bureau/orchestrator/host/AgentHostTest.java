package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.constraint.Breaches;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.health.Health;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.session.AgentRef.Correlation;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.HostConfig;
import dev.bureau.transitions.host.Run;
import dev.bureau.transitions.host.RunHooks;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T1-T5, T10: hosts and their runs. */
class AgentHostTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Inn inn;

  @BeforeEach
  void open() {
    inn = new Inn(folder);
  }

  @AfterEach
  void close() {
    inn.close();
  }

  /** T1. */
  @Test
  void failsTheSessionOfAnAgentThatFails() throws Exception {
    AgentHost host = inn.open();

    inn.exit(host, 7);

    assertThat(inn.get(host.session()).status()).isEqualTo(Status.ERROR);
    assertThat(inn.get(host.session()).ending().exitCode()).isEqualTo(7);
  }

  /** T1: the end by a hook of the agent, then its exit, and that twice. */
  @Test
  void endsASessionOnceHoweverOftenItIsTold() throws Exception {
    AgentHost host = inn.open();
    SessionId id = host.session();
    host.endSession(0);
    host.endSession(1);

    inn.exit(host, 7);
    inn.exit(host, 8);
    host.close();
    host.close();

    assertThat(inn.get(id).status()).isEqualTo(Status.COMPLETED);
    assertThat(inn.get(id).ending().exitCode()).isZero();
    inn.requireCountedOnce(List.of(id));
    assertThat(inn.hooks)
        .containsExactly(
            "started " + id, "before " + id, "cleanup " + id + " with 0", "after " + id);
  }

  /** T1: a hook says that the session has ended; then the agent begins anew. */
  @Test
  void goesOnWithTheNextLifeAfterAnEndThatWasTold() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();
    host.endSession(0);

    inn.lodger.live("b");
    inn.look();

    assertThat(inn.chain(first)).containsExactly(first, host.session());
    assertThat(inn.statuses(inn.chain(first))).containsExactly(Status.COMPLETED, Status.ACTIVE);
    inn.requireCountedOnce(inn.chain(first));
    assertThat(inn.hooks.stream().filter(each -> each.startsWith("cleanup"))).hasSize(1);
  }

  @Test
  void shutsTheSessionDownWhenItIsClosed() {
    AgentHost host = inn.open();

    host.close();

    assertThat(host.isOver()).isTrue();
    assertThat(inn.get(host.session()).status()).isEqualTo(Status.TERMINATED);
    assertThat(inn.hooks).endsWith("after " + host.session());
  }

  @Test
  void endsItsAgentWhenTheSessionIsEndedByOthers() throws Exception {
    AgentHost host = inn.open();
    inn.lodger.live("a");
    inn.lodger.work("one", 1);
    inn.bureau.sessions().stop(host.session(), "enough");

    inn.look();

    assertThat(host.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(inn.get(host.session()).status()).isEqualTo(Status.TERMINATED);
    inn.requireCountedOnce(List.of(host.session()));
  }

  /** T2. */
  @Test
  void worksInAnotherSessionAndClosesNone() {
    AgentHost host = inn.open();
    SessionId first = host.session();
    SessionId second = inn.created();

    host.start(second);

    assertThat(host.session()).isEqualTo(second);
    assertThat(inn.statuses(List.of(first, second))).containsOnly(Status.ACTIVE);
    assertThat(inn.chain(first)).containsExactly(first);
    assertThat(inn.hooks).containsExactly("started " + first, "started " + second);
  }

  /** T2. */
  @Test
  void goesOnWithItsRunWhenAnotherSessionCannotStart() {
    AgentHost host = inn.open();
    SessionId ended = inn.created();
    inn.bureau.sessions().start(ended);
    inn.bureau.sessions().complete(ended);
    Run run = host.run();

    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(() -> host.start(ended));

    assertThat(host.run()).isSameAs(run);
    assertThat(run.isMonitored()).isTrue();
  }

  /** T3, T4. */
  @Test
  void destroysTheRunThatItReplaces() throws Exception {
    AgentHost host = inn.open();
    Run first = host.run();

    host.transition(TransitionSpec.of(Cause.CLEAR));

    assertThat(first.isMonitored()).isFalse();
    assertThat(host.run().isMonitored()).isTrue();
    assertThat(inn.seams.tasksRepeating("agent-host")).isEqualTo(1);
    first.destroy();
    host.run().destroy();
    host.run().destroy();
    assertThat(inn.seams.tasksRepeating("agent-host")).isZero();
    assertThat(inn.get(host.session()).status()).isEqualTo(Status.ACTIVE);
  }

  /** T4: text goes to the agent, which outlives its sessions. */
  @Test
  void saysSomethingToItsAgent() throws Exception {
    AgentHost host = inn.open();
    inn.lodger.live("a");
    inn.look();

    host.say("hello");
    inn.look();

    assertThat(inn.calls(host.session())).isEqualTo(1);
  }

  /** T4: a message to the session, handled by telling its agent. */
  @Test
  void isTalkedToByMessages() throws Exception {
    AtomicReference<AgentHost> host = new AtomicReference<>();
    Bureau bureau =
        inn.office.open(
            Office.config(),
            inn.seams.another(),
            (message, context) -> host.get().say(String.valueOf(message.content().get("text"))));
    SessionId id = Office.created(bureau);
    host.set(inn.bureau.hosts().start(id, inn.spec()));
    inn.lodger.live("a");

    MessageId message = bureau.send(id, Office.letter("paint"));
    Office.awaitHandled(bureau, message);
    inn.look();

    assertThat(inn.calls(id)).isEqualTo(1);
  }

  /** T5: what was there before is another's. */
  @Test
  void takesNoTranscriptThatWasThereBefore() throws Exception {
    Files.writeString(folder.resolve("old.jsonl"), "{\"type\":\"user\"}\n");
    AgentHost host = inn.open();

    inn.look();

    assertThat(inn.agent(host.session()).correlation()).isEqualTo(Correlation.PENDING);
  }

  /** T5. */
  @Test
  void goesOnUncorrelatedAndCorrelatesLater() {
    AgentHost host = inn.open();
    inn.seams.advance(Duration.ofSeconds(29));
    inn.look();
    assertThat(inn.agent(host.session()).correlation()).isEqualTo(Correlation.PENDING);

    inn.seams.advance(Duration.ofSeconds(1));
    inn.look();
    assertThat(inn.agent(host.session()).correlation()).isEqualTo(Correlation.FAILED);
    inn.lodger.live("late");
    inn.lodger.work("one", 1);
    inn.look();

    assertThat(inn.agent(host.session()).correlation()).isEqualTo(Correlation.MATCHED);
    assertThat(inn.agent(host.session()).transcript())
        .isEqualTo(folder.resolve("late.jsonl").toString());
    assertThat(inn.calls(host.session())).isEqualTo(1);
    assertThat(inn.chain(host.session())).hasSize(1);
  }

  /** T5: somebody passes the session on; then the agent clears. */
  @Test
  void waitsForTheTranscriptOfTheNextLife() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();

    SessionId second = host.transition(TransitionSpec.of(Cause.EMERGENCY)).id();
    inn.lodger.work("still-in-a", 1);
    inn.look();
    assertThat(inn.agent(second).correlation()).isEqualTo(Correlation.PENDING);
    inn.lodger.live("b");
    inn.lodger.work("in-b", 1);
    inn.look();

    assertThat(inn.chain(first)).containsExactly(first, second);
    assertThat(inn.agent(second).ownSession()).isEqualTo("b");
    assertThat(inn.calls(first)).isEqualTo(1);
    assertThat(inn.calls(second)).isEqualTo(1);
    inn.requireCountedOnce(List.of(first, second));
  }

  /** SEC2: nothing is committed that names a file somewhere else. */
  @Test
  void refusesATranscriptThatIsNotInItsFolder() {
    AgentHost host = inn.open();

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> host.lives("own", "../a.jsonl"))
        .withMessageContaining("transcript");

    assertThat(inn.agent(host.session()).correlation()).isEqualTo(Correlation.PENDING);
  }

  /** R5: the position stands in the same commit as the usage. */
  @Test
  void readsOnBehindACallThatDoesNotFitOnTheBill() {
    AgentHost host = inn.open();
    long huge = 5_000_000_000_000_000_000L;
    inn.lodger.live("a");
    inn.lodger.work("huge", huge);
    inn.lodger.work("too-much", huge);
    inn.lodger.work("usual", 1);

    inn.look();

    assertThat(inn.calls(host.session())).isEqualTo(2);
    assertThat(inn.lines(host.session())).isEqualTo(4);
    assertThat(inn.aspects(host.session()).get(Transcripts.ASPECT).counts(TranscriptName.MAIN))
        .extracting(Counts::bad)
        .isEqualTo(1L);
  }

  /** S2, T5. */
  @Test
  void holdsItsAgentToTheConstraintsOfEachSession() throws Exception {
    AgentHost host = inn.open();
    Map<String, String> constraints = Map.of("timeout", "60000");
    inn.bureau
        .sessions()
        .update(host.session(), SessionUpdate.NOTHING.withConstraints(constraints));

    host.transition(TransitionSpec.of(Cause.CLEAR));

    assertThat(inn.lodger.held()).containsExactly(Constraints.NONE, Constraints.of(constraints));
  }

  /** S2: a breach is an event, and fails the session. */
  @Test
  void recordsThatItsAgentHasPassedALimit() throws Exception {
    AgentHost host = inn.open();
    Breach breach = new Breach("max-memory", 10, 11, inn.seams.wall().instant());

    inn.lodger.listener().breached(breach);
    inn.exit(host, 137);

    assertThat(inn.aspects(host.session()).get(Breaches.ASPECT).all()).containsExactly(breach);
    assertThat(inn.get(host.session()).status()).isEqualTo(Status.ERROR);
    assertThat(inn.get(host.session()).ending().exitCode()).isEqualTo(137);
  }

  /** What a hook of the agent tells and what the folder shows are one clear. */
  @Test
  void countsAClearOnceThatIsToldTwice() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();
    inn.lodger.live("b");

    host.lives("b", "b.jsonl");
    host.lives("b", "b.jsonl");
    inn.look();

    assertThat(inn.chain(first)).hasSize(2);
  }

  @Test
  void hasNothingToDoAfterTheEndOfItsAgent() throws Exception {
    AgentHost host = inn.open();
    inn.exit(host, 0);

    assertThatIllegalStateException()
        .isThrownBy(() -> host.transition(TransitionSpec.of(Cause.CLEAR)));
    assertThatIllegalStateException().isThrownBy(() -> host.start(inn.created()));
    assertThat(inn.bureau.hosts().running()).isEmpty();
  }

  /** S30: what a process of its own takes of the machine is a figure of its session's health. */
  @Test
  void tellsWhatItsAgentTakesOfTheMachine() {
    AgentHost host = inn.open();
    assertThat(vitals(host)).isEqualTo(Vitals.NONE);

    inn.lodger.take(new ProcessUsage(1_000_000, Duration.ofSeconds(3).toNanos()));

    assertThat(vitals(host)).isEqualTo(new Vitals(1_000_000L, Duration.ofSeconds(3), null));
    assertThat(inn.bureau.performance(host.session()).vitals()).isEqualTo(vitals(host));
  }

  private Vitals vitals(AgentHost host) {
    return inn.bureau.health().of(host.session()).figures().vitals();
  }

  /** S30: its session's health is examined though no agents are bound. */
  @Test
  void hasItsSessionExamined() throws Exception {
    AgentHost host = inn.open();
    inn.lodger.live("a");
    host.endSession(1);

    inn.seams.runRepeating("health");

    assertThat(inn.aspects(host.session()).get(Health.ASPECT).status())
        .isEqualTo(HealthStatus.UNHEALTHY);
  }

  /** T2: what users' code throws stops nothing. */
  @Test
  void passesOnAndEndsThoughHooksCannotBeMade() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AgentHost host =
        inn.open(
            inn.spec()
                .hooks(
                    () -> {
                      if (runs.incrementAndGet() > 1) {
                        throw new IllegalArgumentException("no more");
                      }
                      return RunHooks.NOTHING;
                    }));
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();

    inn.lodger.listener().lives("b", "b.jsonl");
    inn.exit(host, 0);

    assertThat(runs).hasValue(2);
    assertThat(inn.chain(first)).hasSize(2);
  }

  /** T4. */
  @Test
  void goesOnWithItsRunWhenAnotherHostHasTheSession() {
    AgentHost other = inn.open();
    AgentHost host = inn.open();
    Run run = host.run();

    assertThatExceptionOfType(HostedElsewhereException.class)
        .isThrownBy(() -> host.start(other.session()));

    assertThat(host.run()).isSameAs(run);
  }

  /** T10. */
  @Test
  void keepsOneSessionForSeveralLivesIfToldTo() throws Exception {
    AgentHost host = inn.open(HostConfig.defaults().span(HostConfig.Span.LIVES));
    SessionId id = host.session();
    for (String each : List.of("a", "b", "c")) {
      inn.lodger.live(each);
      inn.lodger.work("of-" + each, 1);
      inn.look();
      assertThat(inn.agent(id).ownSession()).isEqualTo(each);
    }

    assertThat(inn.chain(id)).containsExactly(id);
    assertThat(inn.calls(id)).isEqualTo(3);
    assertThat(inn.lines(id)).isEqualTo(6);
    assertThat(inn.hooks).containsExactly("started " + id);
    assertThat(Office.events(inn.bureau, id))
        .filteredOn(StatusChanged.class::isInstance)
        .hasSize(1);
  }

  /** T10: an agent that begins anew ends no line of its last life. */
  @Test
  void takesTheLastLineOfALifeWithoutAnEndWhenTheNextOneBegins() {
    AgentHost host = inn.open(HostConfig.defaults().span(HostConfig.Span.LIVES));
    inn.lodger.live("a");
    inn.look();
    inn.lodger.workWithoutALineEnd("last-in-a", 1);
    inn.lodger.live("b");

    inn.look();

    assertThat(inn.agent(host.session()).ownSession()).isEqualTo("b");
    assertThat(inn.calls(host.session())).isEqualTo(1);
  }

  /** T10: what the last life has written is not passed over. */
  @Test
  void beginsNoLifeBeforeTheLastOneIsRead() throws Exception {
    AgentHost host = inn.open(HostConfig.defaults().span(HostConfig.Span.LIVES));
    Path transcript = folder.resolve("a.jsonl");
    inn.lodger.live("a");
    inn.look();
    inn.lodger.work("last-in-a", 1);
    inn.lodger.live("b");
    Path kept = Files.move(transcript, elsewhere.resolve("a.jsonl"));
    Files.createSymbolicLink(transcript, transcript); // to itself

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> host.lives("b", "b.jsonl"));

    Files.delete(transcript);
    Files.move(kept, transcript);
    host.lives("b", "b.jsonl");
    assertThat(inn.calls(host.session())).isEqualTo(1);
  }

  /** T6: the host is not kept from all else for as long as a huge transcript takes. */
  @Test
  void readsALongTranscriptBitByBit() {
    AgentHost host = inn.open();
    inn.lodger.live("a");
    String line = "{\"type\":\"user\",\"rest\":\"%s\"}\n".formatted("x".repeat(5 << 20));
    for (int i = 0; i < 6; i++) {
      inn.lodger.append(line);
    }

    inn.look();

    assertThat(inn.lines(host.session())).isBetween(1L, 6L);
    inn.look();
    assertThat(inn.lines(host.session())).isEqualTo(7);
  }
}
