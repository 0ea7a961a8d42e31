package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.host.HostRules;
import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Store;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.sync.Batch;
import dev.bureau.transitions.sync.Sink;
import dev.bureau.transitions.sync.SyncConfig;
import dev.bureau.transitions.transcript.Line;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X9: sessions of agents that died with their hosts. */
class InterruptionTest {
  private static final Duration SILENCE = Duration.ofMinutes(30);

  @TempDir Path folder;
  private final ManualSeams machine = ManualSeams.machine();
  private final ManualSeams dying = machine.turnedByHand();
  private final ManualSeams agent = machine.another();
  private final ManualSeams living = machine.turnedByHand();
  private final Office office = new Office();
  private final Bureau bureau = office.open(living);

  @AfterEach
  void close() {
    office.close();
  }

  private AgentHost hosted(ProcessStamp stamp) {
    return hosted(new Lodger(folder, stamp));
  }

  private AgentHost hosted(Lodger lodger) {
    Bureau there = office.open(dying);
    SessionId id = there.sessions().create(SessionSpec.active("hosted").agent("coder")).id();
    return there.hosts().start(id, HostSpec.of(lodger, place()));
  }

  private TranscriptPlace place() {
    return TranscriptPlace.of(folder, TranscriptFormat.jsonLines());
  }

  private void look() {
    bureau.hosts().begin();
    living.runRepeating("interrupted");
  }

  private Status status(SessionId id) {
    return bureau.sessions().get(id).status();
  }

  @Test
  void areInterruptedAtTheNextStartOnce() {
    SessionId id = hosted(agent.processes().self()).session();
    dying.die();
    agent.die();

    look();
    look();

    assertThat(status(id)).isEqualTo(Status.TERMINATED);
    assertThat(bureau.sessions().get(id).ending().reason()).isEqualTo("interrupted");
    assertThat(Office.events(bureau, id))
        .filteredOn(each -> each instanceof StatusChanged changed && changed.to().isFinal())
        .hasSize(1);
  }

  /** S30: whoever asks before they are looked at is told. */
  @Test
  void areUnhealthyUntilThen() {
    SessionId id = hosted(agent.processes().self()).session();
    assertThat(bureau.health().of(id).status()).isEqualTo(HealthStatus.HEALTHY);

    dying.die();

    assertThat(bureau.health().of(id).status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(bureau.health().of(id).reasons())
        .containsExactly("host: the host of its agent is gone");
  }

  /** T6, T7: its last words are billed and handed on, too. */
  @Test
  void areReadToTheirEnd() throws Exception {
    Lodger lodger = new Lodger(folder, agent.processes().self());
    SessionId id = hosted(lodger).session();
    lodger.live("a");
    lodger.work("read", 1);
    dying.runRepeating("agent-host");
    lodger.work("not-read", 1);
    dying.die();
    agent.die();
    look();
    List<Line> handedOn = new CopyOnWriteArrayList<>();
    bureau.hosts().syncTo(List.of(new Lines(handedOn)), SyncConfig.defaults());

    boolean found = bureau.hosts().recover(id, TranscriptFormat.jsonLines());

    assertThat(found).isTrue();
    assertThat(bureau.costs().of(id).total().calls()).isEqualTo(2);
    assertThat(handedOn).hasSize(3);
    assertThat(bureau.hosts().recover(id, TranscriptFormat.jsonLines())).isFalse();
    assertThat(handedOn).hasSize(3);
  }

  private record Lines(List<Line> all) implements Sink {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public void take(Batch batch) {
      all.addAll(batch.lines());
    }
  }

  /** The process is an orphan: nobody can speak to it. */
  @Test
  void areInterruptedAlsoIfTheAgentOutlivesItsHost() {
    SessionId id = hosted(agent.processes().self()).session();
    dying.die();

    look();

    assertThat(status(id)).isEqualTo(Status.TERMINATED);
    assertThat(living.processesEnded()).contains(agent.processes().self());
  }

  /** Nobody told its agent that somebody has ended the session. */
  @Test
  void areRidOfTheirAgentsAlsoIfTheyHaveEndedSince() {
    SessionId id = hosted(agent.processes().self()).session();
    dying.die();
    bureau.sessions().stop(id, "enough");

    bureau.hosts().sweep();

    assertThat(living.processesEnded()).containsExactly(agent.processes().self());
  }

  /** A session that has failed is not interrupted; its agent is nobody's all the same. */
  @Test
  void areRidOfTheirAgentsAlsoIfTheyHaveFailed() throws Exception {
    AgentHost host = hosted(agent.processes().self());
    host.endSession(1);
    dying.die();

    bureau.hosts().sweep();

    assertThat(living.processesEnded()).containsExactly(agent.processes().self());
  }

  @Test
  void areRidOfTheirAgentsAlsoIfTheirHostsDieLater() {
    look();
    SessionId id = hosted(agent.processes().self()).session();
    dying.die();
    bureau.sessions().stop(id, "enough");

    look();

    assertThat(living.processesEnded()).containsExactly(agent.processes().self());
  }

  /** The next session of the chain says where the agent lives, before its host does. */
  @Test
  void areInterruptedAfterAClear() throws Exception {
    AgentHost host = hosted(agent.processes().self());
    SessionId first = host.session();
    SessionId second =
        bureau.transitions().transition(first, TransitionSpec.of(Cause.CLEAR)).to().id();
    dying.die();
    agent.die();

    look();

    assertThat(status(first)).isEqualTo(Status.COMPLETED);
    assertThat(status(second)).isEqualTo(Status.TERMINATED);
  }

  @Test
  void areLeftToAHostThatLives() {
    SessionId id = hosted(agent.processes().self()).session();
    machine.advance(SILENCE.multipliedBy(2));

    look();

    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  /** A host that lives, and has not seen for half an hour that its agent has died. */
  @Test
  void areInterruptedAfterHalfAnHourOfSilence() {
    SessionId id = hosted(agent.processes().self()).session();
    agent.die();
    look();
    assertThat(status(id)).isEqualTo(Status.ACTIVE);
    machine.advance(SILENCE.minusSeconds(1));
    look();
    assertThat(status(id)).isEqualTo(Status.ACTIVE);

    machine.advance(Duration.ofSeconds(1));
    look();

    assertThat(status(id)).isEqualTo(Status.TERMINATED);
  }

  @Test
  void areLookedForADayBack() {
    look();
    SessionId id = hosted(agent.processes().self()).session();
    dying.die();
    agent.die();
    machine.advance(Duration.ofDays(1).plusSeconds(1));

    look();

    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  /** T4: two hosts would bill one agent's work twice, and start another one beside it. */
  @Test
  void areNotGivenToASecondHost() {
    SessionId id = hosted(agent.processes().self()).session();
    Lodger second = new Lodger(folder, null);
    HostSpec spec = HostSpec.of(second, place());

    assertThatExceptionOfType(HostedElsewhereException.class)
        .isThrownBy(() -> bureau.hosts().start(id, spec))
        .satisfies(
            refusal -> assertThat(refusal.keeper().process()).isEqualTo(dying.processes().self()));

    assertThat(second.held()).as("it was started with").isEmpty();
    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  /** Two bureaus of one process are two hosts, too. */
  @Test
  void areNotGivenToAnotherBureauOfTheSameProcess() {
    SessionId id = hosted(agent.processes().self()).session();
    HostSpec spec = HostSpec.of(new Lodger(folder, null), place());

    assertThatExceptionOfType(HostedElsewhereException.class)
        .isThrownBy(() -> office.open(dying).hosts().start(id, spec));
  }

  @Test
  void areInterruptedBeforeAnotherHostMayHaveThem() {
    SessionId id = hosted(agent.processes().self()).session();
    HostSpec spec = HostSpec.of(new Lodger(folder, null), place());
    dying.die();

    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(() -> bureau.hosts().start(id, spec));

    assertThat(status(id)).isEqualTo(Status.TERMINATED);
  }

  @Test
  void areInterruptedWhenSomebodySaysSo() {
    SessionId id = hosted(agent.processes().self()).session();
    dying.die();

    bureau.hosts().sweep();

    assertThat(status(id)).isEqualTo(Status.TERMINATED);
  }

  /** Where it cannot be told whether a host is gone, its signs of life tell. */
  @Test
  void ofAnotherMachineAreLeftAsLongAsTheirHostGivesSigns() {
    SessionId id = bureau.sessions().create(SessionSpec.active("far").agent("coder")).id();
    ProcessStamp far = new ProcessStamp("far", "far", 1, 1);
    Lodging lodging = new Lodging(new Holder("far", far), new ProcessStamp("far", "far", 2, 1));
    Store store = office.store().open(living, CoreEvents.CATALOGUE);
    Door door = new Door(store, new Fold(CoreEvents.CATALOGUE), living);
    Caller caller = Caller.of(Actor.node("far"));
    door.change(id, caller, HostRules.start(lodging, null));
    machine.advance(SILENCE.minusSeconds(1));
    door.change(id, caller, HostRules.seen(lodging));
    machine.advance(SILENCE.minusSeconds(1));
    look();
    assertThat(status(id)).isEqualTo(Status.ACTIVE);

    machine.advance(Duration.ofSeconds(1));
    look();

    assertThat(status(id)).isEqualTo(Status.TERMINATED);
  }

  @Test
  void areNotThoseOfAnAgentWithinItsHost() {
    SessionId id = hosted(new Lodger(folder, null)).session();
    dying.die();
    machine.advance(SILENCE);

    look();

    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void areNotThoseOfAHandler() {
    Bureau there = office.open(Office.config(), dying, Office.doesNothing());
    SessionId id = Office.started(there);
    dying.die();
    machine.advance(SILENCE);

    look();

    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void areNotThoseWithoutAnAgent() {
    SessionId id = bureau.sessions().create(SessionSpec.active("alone")).id();
    bureau.sessions().start(id);
    machine.advance(SILENCE);

    look();

    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void areNotThoseThatHaveFailed() throws Exception {
    AgentHost host = hosted(agent.processes().self());
    host.endSession(1);
    dying.die();
    agent.die();

    look();

    assertThat(status(host.session())).isEqualTo(Status.ERROR);
  }

  /** The host notes every ten minutes that it is there. */
  @Test
  void areNotThoseOfAHostThatIsIdle() {
    SessionId id = hosted(agent.processes().self()).session();
    long version = bureau.sessions().get(id).version();
    machine.advance(Duration.ofMinutes(10));

    dying.runRepeating("agent-host");
    dying.runRepeating("agent-host");

    assertThat(bureau.sessions().get(id).times().updated()).isEqualTo(living.wall().instant());
    assertThat(bureau.sessions().get(id).version()).isEqualTo(version + 2); // FAILED, and seen
  }
}
