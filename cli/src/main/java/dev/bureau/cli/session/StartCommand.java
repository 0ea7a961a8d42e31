package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts a session. */
@Command(
    name = "start",
    description = "Start a session: it becomes ACTIVE. Nothing happens if it is so already.")
public final class StartCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public StartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Changed.print(invocation, bureau.sessions().start(id));
    }
  }
}
