package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a session normally. */
@Command(
    name = "complete",
    description = "Complete a session: its work is done, it becomes COMPLETED.")
public final class CompleteCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public CompleteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Changed.print(invocation, bureau.sessions().complete(id));
    }
  }
}
