package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a session with its journal and mailbox. */
@Command(
    name = "delete",
    description =
        "Delete a session with its journal and mailbox. It must be final or INITIALIZING, and"
            + " needed by no other.")
public final class DeleteCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(names = "--force", description = "Stop it first if it is not final.")
  private boolean force;

  /**
   * @param invocation the run it is part of
   */
  public DeleteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      if (force) {
        bureau.sessions().forceDelete(id);
      } else {
        bureau.sessions().delete(id);
      }
    }
    if (invocation.json()) {
      invocation.output().json(new JsonObject().with("id", id).with("deleted", true).map());
    } else {
      invocation.output().line(id + " is deleted");
    }
  }
}
