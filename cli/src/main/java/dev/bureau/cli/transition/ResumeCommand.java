package dev.bureau.cli.transition;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.session.SessionView;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Has a session go on. */
@Command(
    name = "resume",
    description = {
      "Have a session go on: one that has not begun or is IDLE becomes ACTIVE, one that has failed"
          + " or ended passes to a new one that knows what it knew.",
      "Prints the session that goes on."
    },
    footer = {"", "Examples:", "  bureau resume reader"})
public final class ResumeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session, the last one of its chain.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public ResumeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Bureau bureau = invocation.open()) {
      Session goesOn = bureau.transitions().resume(id);
      if (invocation.json()) {
        invocation.output().json(SessionView.of(goesOn));
      } else {
        String after = goesOn.id().equals(id) ? "" : ", after " + id;
        invocation.output().line(goesOn.id() + " is " + goesOn.status() + after);
      }
    }
    return ExitCode.OK;
  }
}
