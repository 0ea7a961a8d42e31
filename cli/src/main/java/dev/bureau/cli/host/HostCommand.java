package dev.bureau.cli.host;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Stop;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.mcp.PassedOn;
import dev.bureau.transitions.chain.Life;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.GuestStarter;
import dev.bureau.transitions.host.HostConfig;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.sync.FileSink;
import dev.bureau.transitions.sync.SyncConfig;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an agent. */
@Command(
    name = "host",
    description = {
      "Run the program of an agent: its session starts with it, and ends with it; when the agent"
          + " begins anew, the session passes to the next of its chain. What it used is billed from"
          + " the transcripts that it writes.",
      "Lines of standard input are said to the agent, and what it says is printed. A session that is"
          + " not there is created; of a chain the last one is taken.",
      "With --json each line is a value: began, said, ended. Exit code 0 if its last session completed. Ctrl-C ends the agent, too."
    },
    footer = {
      "",
      "Examples, with the agent program that comes with Bureau:",
      "  bureau host keeper --transcripts talks -- bureau demo agent talks",
      "  bureau host keeper --resume --transcripts talks -- bureau demo agent talks"
    })
public final class HostCommand implements Callable<Integer> {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** An agent that does not go when it is asked is killed after 10 s. */
  private static final Duration TO_CLOSE = Duration.ofSeconds(30);

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "WORD",
      description = "Behind --: the program and its arguments, no shell.")
  private List<String> command = new ArrayList<>();

  @Option(
      names = "--transcripts",
      paramLabel = "DIR",
      required = true,
      description =
          "Where the agent writes its transcripts, and no other agent does; made if it is not"
              + " there.")
  private Path transcripts;

  @Option(
      names = "--sink",
      paramLabel = "DIR",
      description = "Hands on what the transcripts say to files there; made if it is not there.")
  private @Nullable Path sink;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description =
          "The agent of a session that is created (default: the name of the program's file).")
  private @Nullable String agent;

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description =
          "A variable that the program sees, beside PATH, HOME and a few that all programs need.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--resume",
      description =
          "Goes on in another session of its chain if it has ended, failed, or was interrupted.")
  private boolean resume;

  @Option(
      names = "--one-session",
      description = "All lives of the agent are one session, however often it begins anew.")
  private boolean oneSession;

  /**
   * @param invocation the run it is part of
   */
  public HostCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Program program = new Program(command, PassedOn.of(invocation.environment(), variables));
    make("--transcripts", transcripts);
    Seams seams = Seams.system();
    try (Stop stop = new Stop(TO_CLOSE);
        Bureau bureau = invocation.openOrCreate()) {
      handOn(bureau, seams);
      Session session = session(bureau);
      takeRest(bureau, session);
      Conversation conversation = new Conversation(invocation);
      HostSpec spec =
          HostSpec.of(
                  GuestStarter.program(
                      program, seams, conversation::said, conversation::complained),
                  TranscriptPlace.of(transcripts, TranscriptFormat.jsonLines()))
              .hooks(conversation::hooks)
              .config(config());
      AgentHost host = bureau.hosts().start(session.id(), spec);
      seams.tasks().alone("input", () -> conversation.say(host));
      seams.tasks().alone("stop", () -> close(host, stop));
      host.awaitEnd(FOR_EVER);
      Session last = bureau.sessions().get(host.session());
      conversation.ended(last);
      return last.status() == Status.COMPLETED ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private HostConfig config() {
    HostConfig config = HostConfig.defaults();
    return oneSession ? config.span(HostConfig.Span.LIVES) : config;
  }

  private void handOn(Bureau bureau, Seams seams) {
    if (sink != null) {
      make("--sink", sink);
      bureau.hosts().syncTo(List.of(new FileSink("files", sink, seams)), SyncConfig.defaults());
    }
  }

  private static void make(String option, Path folder) {
    try {
      if (folder.toString().isEmpty()) {
        throw new IOException("no name");
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInputException(option, folder, "give a folder that can be made and read");
    }
  }

  private Session session(Bureau bureau) throws InterruptedException {
    bureau.hosts().sweep();
    if (bureau.sessions().find(id).isEmpty()) {
      return bureau.sessions().create(SessionSpec.active(id.value()).id(id).agent(name()));
    }
    Session last = last(bureau);
    if (isOver(last)) {
      if (!resume) {
        throw new SessionOverException(last);
      }
      bureau.transitions().resume(last.id());
      // A passage that a dead host has begun goes to a session whose agent died with that host.
      bureau.hosts().sweep();
      last = last(bureau);
    }
    return isOver(last) ? bureau.transitions().resume(last.id()) : last;
  }

  private Session last(Bureau bureau) {
    List<Life> lives = bureau.chains().of(id);
    return lives.get(lives.size() - 1).session();
  }

  private static boolean isOver(Session session) {
    return session.status().isFinal() || session.status() == Status.ERROR;
  }

  private String name() {
    Path file = Path.of(command.get(0)).getFileName();
    if (agent == null && file == null) {
      throw new BadInputException("WORD", command.get(0), "give the program to start");
    }
    return agent != null ? agent : String.valueOf(file);
  }

  /** What the session before has written last, if its host died. */
  private static void takeRest(Bureau bureau, Session session)
      throws IOException, InterruptedException {
    SessionId before = session.links().transitionedFrom();
    if (before != null) {
      bureau.hosts().recover(before, TranscriptFormat.jsonLines());
    }
  }

  private static void close(AgentHost host, Stop stop) {
    try {
      stop.await();
      host.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
