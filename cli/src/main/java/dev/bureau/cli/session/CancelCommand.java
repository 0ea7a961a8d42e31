package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels a session, or a whole tree. */
@Command(
    name = "cancel",
    description = {
      "Cancel a session: it becomes TERMINATED, and what its agent is at is interrupted, in"
          + " whatever process that runs.",
      "Prints those that were cancelled, the topmost first; one that is final already stays as it"
          + " is."
    },
    footer = {"", "Example:", "  bureau cancel main-director --tree --reason 'not needed'"})
public final class CancelCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(names = "--tree", description = "And all that are supervised below it.")
  private boolean tree;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "cancelled by command",
      description = "Why, in a few words (default: ${DEFAULT-VALUE}).")
  private String reason;

  /**
   * @param invocation the run it is part of
   */
  public CancelCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      List<Session> cancelled = cancelled(bureau);
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          cancelled.forEach(each -> array.add(SessionView.of(each)));
        }
      } else {
        cancelled.forEach(each -> Changed.print(invocation, each));
      }
    }
  }

  private List<Session> cancelled(Bureau bureau) {
    if (tree) {
      return bureau.sessions().cancelTree(id, reason);
    }
    boolean isFinal = bureau.sessions().get(id).status().isFinal();
    return isFinal ? List.of() : List.of(bureau.sessions().stop(id, reason));
  }
}
