package dev.bureau.cli.archive;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.session.SessionView;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a session aside for good. */
@Command(
    name = "archive",
    aliases = "clear",
    description = {
      "Archive a session: it is kept with its whole journal, and listed no longer but by 'list"
          + " --archived'. One that is not final becomes TERMINATED first, whatever it is at.",
      "It is refused while others live under it: stop it with all below it ('stop')."
    },
    footer = {"", "Examples:", "  bureau archive review-7", "  bureau list --archived"})
public final class ArchiveCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public ArchiveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Session session = bureau.archive().archive(id);
      if (invocation.json()) {
        invocation.output().json(SessionView.of(session));
      } else {
        invocation.output().line(id + " is " + session.status() + " and archived");
      }
    }
  }
}
