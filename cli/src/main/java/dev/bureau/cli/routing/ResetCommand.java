package dev.bureau.cli.routing;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.discipline.Compliance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has the reads of a session counted from none again. */
@Command(
    name = "reset",
    description = {
      "Let a session read as many files as it may again: those it has read no longer count.",
      "A director that delegates has this done by itself. Score and violations stay as they are."
    },
    footer = {"", "Examples:", "  bureau reset desk"})
public final class ResetCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public ResetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      bureau.discipline().reset(id);
      Compliance after = bureau.discipline().of(id);
      if (invocation.json()) {
        invocation
            .output()
            .json(
                new JsonObject()
                    .with("id", id)
                    .with("readCount", after.discipline().count())
                    .map());
      } else {
        invocation.output().line(id + " may read again");
      }
    }
  }
}
