package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes a session's description. */
@Command(name = "update", description = "Change a session's metadata, capabilities or constraints.")
public final class UpdateCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Patch patch = new Patch();

  /**
   * @param invocation the run it is part of
   */
  public UpdateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    SessionUpdate update = patch.update();
    try (Bureau bureau = invocation.open()) {
      Changed.print(invocation, bureau.sessions().update(id, update));
    }
  }
}
