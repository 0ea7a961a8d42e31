package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops a session. */
@Command(
    name = "stop",
    description = "Stop a session: it becomes TERMINATED. Nothing happens if it is final already.")
public final class StopCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

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
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Changed.print(invocation, bureau.sessions().stop(id, reason));
    }
  }
}
