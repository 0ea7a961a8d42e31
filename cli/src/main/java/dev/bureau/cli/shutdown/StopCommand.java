package dev.bureau.cli.shutdown;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.session.SessionView;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.configuration.Span;
import dev.bureau.orchestrator.shutdown.Shutdown;
import dev.bureau.orchestrator.shutdown.Stopped;
import dev.bureau.orchestrator.shutdown.Stopped.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops a session with all below it, or all there are. */
@Command(
    name = "stop",
    description = {
      "Stop a session and all below it, departments before their director: each becomes"
          + " TERMINATED.",
      "Each takes no more mail and finishes what waits for it, in whatever process its agent runs;"
          + " what is not through in time is stopped by force. Nothing happens to those that are"
          + " final already. Exit code 1 if one could not be stopped.",
      "For whom it waits, and who was stopped, it says as it goes."
    },
    footer = {
      "",
      "Examples:",
      "  bureau stop main-director --timeout 2m",
      "  bureau stop --all --reason 'the building is on fire'"
    })
public final class StopCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The session.")
  private @Nullable SessionId id;

  @Option(
      names = "--all",
      description = "Stop all sessions there are at once, whatever they are at: the emergency.")
  private boolean all;

  @Option(names = "--force", description = "At once: whatever they are at is interrupted.")
  private boolean force;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description =
          "The longest to wait until they are through, " + Span.FORMS + " (default: 30s).")
  private @Nullable String timeout;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "stopped by command",
      description = "Why, in a few words (default: ${DEFAULT-VALUE}).")
  private String reason;

  /**
   * @param invocation the run it is part of
   */
  public StopCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (all == (id != null)) {
      throw new BadInputException("ID", id == null ? "" : id, "give a session or --all, not both");
    }
    if (timeout != null && (force || all)) {
      throw new BadInputException("--timeout", timeout, "leave it out: nothing is waited for");
    }
    Duration longest = timeout == null ? Shutdown.TIMEOUT : Span.of("--timeout", timeout);
    try (Bureau bureau = invocation.open()) {
      List<Stopped> stopped = stopped(bureau, longest);
      print(bureau, stopped);
      List<Stopped> refused =
          stopped.stream().filter(each -> each.manner() == Manner.REFUSED).toList();
      refused.forEach(each -> invocation.output().note("bureau: " + StopLines.refusal(each)));
      return refused.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private List<Stopped> stopped(Bureau bureau, Duration longest) throws InterruptedException {
    try (StopLines lines = new StopLines(invocation)) {
      if (id != null && !force) {
        return bureau.shutdown().graceful(id, longest, reason, lines);
      }
      List<Stopped> stopped =
          id == null ? bureau.shutdown().emergency(reason) : bureau.shutdown().forced(id, reason);
      stopped.forEach(lines::stopped);
      return stopped;
    }
  }

  private void print(Bureau bureau, List<Stopped> stopped) {
    if (!invocation.json()) {
      if (stopped.isEmpty()) {
        invocation.output().line(id == null ? "nothing to stop" : id + " is final already");
      }
    } else if (id == null) {
      try (JsonArray array = invocation.output().array()) {
        stopped.forEach(each -> array.add(view(each)));
      }
    } else {
      Map<String, Object> top = SessionView.of(bureau.sessions().get(id));
      top.put("stopped", stopped.stream().map(StopCommand::view).toList());
      invocation.output().json(top);
    }
  }

  private static Map<String, Object> view(Stopped stopped) {
    return new JsonObject()
        .with("id", stopped.session().id())
        .with("status", stopped.session().status())
        .with("manner", stopped.manner())
        .with("left", stopped.left())
        .with("refusal", StopLines.refusal(stopped))
        .map();
  }
}
