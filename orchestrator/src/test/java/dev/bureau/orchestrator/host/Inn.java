package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.core.usage.Ledger;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.HostConfig;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.RunHooks;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A bureau with one host, which looks at its agent when it is told. */
final class Inn implements AutoCloseable {
  final ManualSeams seams = ManualSeams.machine().turnedByHand();
  final Office office = new Office();
  final Bureau bureau = office.open(seams);
  final Lodger lodger;
  final List<String> hooks = new CopyOnWriteArrayList<>();
  private final Path folder;

  Inn(Path folder) {
    this.folder = folder;
    this.lodger = new Lodger(folder, null);
  }

  /** What a run's hooks have written down: which, of which session. */
  private final class Noted implements RunHooks {
    @Override
    public void started(Session session) {
      hooks.add("started " + session.id());
    }

    @Override
    public void beforeCleanup(Session session) {
      hooks.add("before " + session.id());
    }

    @Override
    public void cleanup(Session session) {
      hooks.add("cleanup " + session.id() + " with " + calls(session.id()));
    }

    @Override
    public void afterRun(Session session) {
      hooks.add("after " + session.id());
    }
  }

  HostSpec spec() {
    return HostSpec.of(lodger, TranscriptPlace.of(folder, TranscriptFormat.jsonLines()))
        .hooks(Noted::new);
  }

  SessionId created() {
    return bureau.sessions().create(SessionSpec.active("session").agent("coder")).id();
  }

  AgentHost open() {
    return open(spec());
  }

  AgentHost open(HostConfig config) {
    return open(spec().config(config));
  }

  AgentHost open(HostSpec spec) {
    return bureau.hosts().start(created(), spec);
  }

  /** The host looks at its agent. */
  void look() {
    seams.runRepeating("agent-host");
  }

  /** The agent ends, and the host has seen it. */
  void exit(AgentHost host, int code) throws InterruptedException {
    lodger.exit(code);
    assertThat(host.awaitEnd(Duration.ofSeconds(20))).as("ended in time").isTrue();
  }

  Session get(SessionId id) {
    return bureau.sessions().get(id);
  }

  AgentRef agent(SessionId id) {
    return get(id).agent();
  }

  /** How many calls of models a session has on its bill. */
  int calls(SessionId id) {
    return aspects(id).get(Ledger.ASPECT).charges().size();
  }

  /** How many lines of its agent's transcript were read. */
  long lines(SessionId id) {
    return aspects(id).get(Transcripts.ASPECT).counts(TranscriptName.MAIN).lines();
  }

  Aspects aspects(SessionId id) {
    return bureau.at(id, get(id).version()).aspects();
  }

  /** The chain that begins with a session, checked for its links both ways. */
  List<SessionId> chain(SessionId first) {
    List<SessionId> chain = new ArrayList<>(List.of(first));
    assertThat(get(first).links().transitionedFrom()).isNull();
    for (SessionId next = get(first).links().transitionedTo();
        next != null;
        next = get(next).links().transitionedTo()) {
      assertThat(get(next).links().transitionedFrom()).isEqualTo(chain.get(chain.size() - 1));
      chain.add(next);
    }
    return chain;
  }

  /** Whether each has started once, and each but the live one has ended once. */
  void requireCountedOnce(List<SessionId> sessions) {
    for (SessionId each : sessions) {
      assertThat(changes(each).filter(change -> change.operation() == Operation.START).count())
          .as("START of " + each)
          .isEqualTo(1);
      assertThat(changes(each).filter(change -> change.to().isFinal()).count())
          .as("END of " + each)
          .isEqualTo(get(each).status().isFinal() ? 1 : 0);
    }
  }

  private Stream<StatusChanged> changes(SessionId id) {
    return Office.events(bureau, id).stream()
        .filter(StatusChanged.class::isInstance)
        .map(StatusChanged.class::cast);
  }

  List<Status> statuses(List<SessionId> sessions) {
    return sessions.stream().map(each -> get(each).status()).toList();
  }

  @Override
  public void close() {
    office.close();
  }
}
