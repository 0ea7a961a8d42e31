package dev.bureau.examples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.AgentChanged;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.store.sql.Sqlite;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.GuestStarter;
import dev.bureau.transitions.host.HostConfig;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The agent program in a process of its own, in a host of a bureau on a file. */
final class HostedProgram implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Pattern CALL = Pattern.compile("\"id\":\"(msg_[^\"]+)\"");

  private final Path folder;
  private final Bureau bureau;
  private final AgentHost host;
  private final SessionId first;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  HostedProgram(Path root) throws IOException {
    this(root, Map.of());
  }

  HostedProgram(Path root, Map<String, String> constraints) throws IOException {
    this.folder = Files.createDirectory(root.resolve("transcripts"));
    this.bureau = Bureau.open(Sqlite.at(root.resolve("bureau.db")));
    SessionSpec session = SessionSpec.active("hosted").agent("program").constraints(constraints);
    this.first = bureau.sessions().create(session).id();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AgentProgram.class.getName(), folder.toString()));
    Program program = new Program(command, Map.of());
    HostSpec spec =
        HostSpec.of(
                GuestStarter.program(program, Seams.system(), said::add),
                TranscriptPlace.of(folder, TranscriptFormat.jsonLines()))
            .config(HostConfig.defaults().look(Duration.ofMillis(20)));
    this.host = bureau.hosts().start(first, spec);
  }

  AgentHost host() {
    return host;
  }

  Bureau bureau() {
    return bureau;
  }

  void say(String... lines) {
    for (String each : lines) {
      host.say(each);
    }
  }

  /** Waits until the program has said a line that begins so. */
  String heard(String beginning) throws InterruptedException {
    String line;
    do {
      line = said.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(line).as("said in time: " + beginning).isNotNull();
    } while (!line.startsWith(beginning));
    return line;
  }

  /** Waits until the host knows this life of the program's. */
  void known(String life) throws Exception {
    CompletableFuture<SessionId> found = new CompletableFuture<>();
    try (Following following =
        bureau.follow(
            Follow.fromStart(),
            entry -> {
              if (entry.event() instanceof AgentChanged changed
                  && life.equals(changed.agent().ownSession())) {
                found.complete(entry.session());
              }
            })) {
      found.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
  }

  void awaitEnd() throws InterruptedException {
    assertThat(host.awaitEnd(LONG)).as("ended in time").isTrue();
  }

  /**
   * The chain of its sessions, of which it is made sure that their links agree, that each has
   * started once, and ended once if it has, that each life of the program has its own, and that
   * each call of its model is billed once, where it was made.
   */
  List<Session> chain() throws IOException {
    List<Session> chain = new ArrayList<>();
    Session each = bureau.sessions().get(first);
    chain.add(each);
    while (each.links().transitionedTo() != null) {
      Session next = bureau.sessions().get(each.links().transitionedTo());
      assertThat(next.links().transitionedFrom()).isEqualTo(each.id());
      chain.add(next);
      each = next;
    }
    assertThat(each.id()).isEqualTo(host.session());
    for (Session one : chain) {
      requireOnce(one);
      requireBilled(one);
    }
    assertThat(chain.stream().map(one -> one.agent().transcript()).filter(one -> one != null))
        .containsExactlyInAnyOrderElementsOf(lives());
    return chain;
  }

  private void requireOnce(Session session) {
    assertThat(changes(session).filter(each -> each.operation() == Operation.START)).hasSize(1);
    assertThat(changes(session).filter(each -> each.to().isFinal()))
        .hasSize(session.status().isFinal() ? 1 : 0);
  }

  private Stream<StatusChanged> changes(Session session) {
    return bureau.journal(session.id(), 1, 100_000).stream()
        .map(each -> each.event())
        .filter(StatusChanged.class::isInstance)
        .map(StatusChanged.class::cast);
  }

  private void requireBilled(Session session) throws IOException {
    String transcript = session.agent() == null ? null : session.agent().transcript();
    Set<String> calls = new HashSet<>();
    if (transcript != null) {
      Matcher found = CALL.matcher(whole(Files.readString(Path.of(transcript))));
      while (found.find()) {
        calls.add(found.group(1));
      }
    }
    assertThat(bureau.costs().of(session.id()).total().calls()).isEqualTo(calls.size());
  }

  private static String whole(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** The transcripts that say something. */
  private List<String> lives() throws IOException {
    List<String> lives = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : (Iterable<Path>) files::iterator) {
        if (Files.readString(each).contains("\n")) {
          lives.add(each.toString());
        }
      }
    }
    return lives;
  }

  @Override
  public void close() {
    bureau.close();
  }
}
