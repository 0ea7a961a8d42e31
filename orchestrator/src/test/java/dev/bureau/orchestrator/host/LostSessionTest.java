package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T1, T4, T5: what becomes of a host and its agent when others pass its session on, or remove it.
 */
class LostSessionTest {
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

  /** T5: by {@code bureau.transitions()}, in this process or in another one. */
  @Test
  void followsASessionThatSomebodyElsePassesOn() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.lodger.work("one", 1);

    SessionId second =
        inn.bureau.transitions().transition(first, TransitionSpec.of(Cause.EMERGENCY)).to().id();
    inn.look();

    assertThat(host.session()).isEqualTo(second);
    assertThat(inn.hooks).contains("before " + first, "started " + second);
  }

  private SessionId passedOn(SessionId session) throws InterruptedException {
    return inn.bureau
        .transitions()
        .transition(session, TransitionSpec.of(Cause.EMERGENCY))
        .to()
        .id();
  }

  /** T5: the one in between has ended before the host has heard of it. */
  @Test
  void followsASessionThatIsPassedOnTwiceBeforeItLooks() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    SessionId third = passedOn(passedOn(first));

    inn.look();

    assertThat(host.session()).isEqualTo(third);
    assertThat(inn.hooks).endsWith("cleanup " + first + " with 0", "started " + third);
  }

  /** T5. */
  @Test
  void endsItsAgentWhenTheSessionIsPassedOnAndEndedBeforeItLooks() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();
    SessionId second = passedOn(first);
    inn.bureau.sessions().stop(second, "enough");
    inn.lodger.live("b");

    inn.look();

    assertThat(host.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(inn.chain(first)).containsExactly(first, second);
    assertThat(inn.hooks).endsWith("cleanup " + first + " with 0", "after " + first);
  }

  /** T5: the session in between never has a transcript. */
  @Test
  void billsWhatItsAgentWritesOnInItsTranscriptThoughItsSessionHasPassedOnTwice() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();
    host.transition(TransitionSpec.of(Cause.EMERGENCY));
    SessionId third = host.transition(TransitionSpec.of(Cause.EMERGENCY)).id();

    inn.lodger.work("still-in-a", 1);
    inn.look();

    assertThat(inn.calls(first)).isEqualTo(1);
    inn.lodger.workWithoutALineEnd("last-in-a", 1);
    inn.lodger.live("b");
    inn.lodger.work("in-b", 1);
    inn.look();
    assertThat(inn.calls(first)).isEqualTo(2);
    assertThat(inn.calls(third)).isEqualTo(1);
  }

  /** T1: the agent works in the next one, though its host has not looked since. */
  @Test
  void endsTheSessionToWhichSomebodyElseHasPassedItsOwn() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    SessionId second = passedOn(first);

    host.endSession(0);

    assertThat(inn.statuses(List.of(first, second))).containsOnly(Status.COMPLETED);
    assertThat(host.session()).isEqualTo(second);
  }

  /** Nobody can say any more what becomes of its session. */
  @Test
  void endsItsAgentWhenItsSessionIsDeleted() throws Exception {
    AgentHost host = inn.open();
    inn.bureau.sessions().forceDelete(host.session());

    inn.look();

    assertThat(host.awaitEnd(Duration.ofSeconds(20))).isTrue();
    inn.seams.runRepeating("health");
    assertThat(inn.bureau.hosts().running()).isEmpty();
  }

  /** What the agent did is not that one's, nor is its end. */
  @Test
  void leavesASessionAloneThatHasTakenTheIdOfItsOwn() throws Exception {
    AgentHost host = inn.open();
    SessionId id = host.session();
    inn.lodger.live("a");
    inn.look();
    inn.bureau.sessions().forceDelete(id);
    inn.bureau.sessions().create(SessionSpec.active("another").id(id).agent("coder"));
    inn.bureau.sessions().start(id);
    inn.lodger.work("one", 1);

    inn.exit(host, 0);

    assertThat(inn.get(id).status()).isEqualTo(Status.ACTIVE);
    assertThat(inn.calls(id)).isZero();
  }

  /** Both agents live in the same process. */
  @Test
  void leavesASessionAloneThatHasTakenTheIdOfItsOwnAndAHost() throws Exception {
    AgentHost host = inn.open();
    SessionId id = host.session();
    inn.bureau.sessions().forceDelete(id);
    inn.seams.advance(Duration.ofSeconds(1));
    inn.bureau.sessions().create(SessionSpec.active("another").id(id).agent("coder"));
    TranscriptPlace place = TranscriptPlace.of(elsewhere, TranscriptFormat.jsonLines());
    AgentHost next = inn.bureau.hosts().start(id, HostSpec.of(new Lodger(elsewhere, null), place));

    inn.exit(host, 0);

    assertThat(inn.bureau.hosts().running()).containsExactly(next);
    assertThat(inn.get(id).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void endsItsAgentWhenAnotherSessionHasTakenTheIdOfItsOwn() throws Exception {
    AgentHost host = inn.open();
    SessionId id = host.session();
    inn.bureau.sessions().forceDelete(id);
    inn.bureau.sessions().create(SessionSpec.active("another").id(id).agent("coder"));
    inn.bureau.sessions().start(id);

    inn.look();

    assertThat(host.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(inn.get(id).status()).isEqualTo(Status.ACTIVE);
  }

  /** What cannot be done is not waited for. */
  @Test
  void endsThoughWhatItsAgentToldCameToNothing() throws Exception {
    AgentHost host = inn.open();
    inn.bureau.sessions().forceDelete(host.session());

    inn.lodger.listener().breached(new Breach("timeout", 1, 2, inn.seams.wall().instant()));
    inn.exit(host, 137);

    assertThat(inn.bureau.hosts().running()).isEmpty();
  }
}
