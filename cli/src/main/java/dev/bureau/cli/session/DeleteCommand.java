package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.session.SessionManager;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a session with its journal and mailbox. */
@Command(
    name = "delete",
    description = {
      "Delete a session with its journal and mailbox. It must be final or INITIALIZING, and needed"
          + " by no other.",
      "With --chain, all lives of its agent are deleted; broken off, the same command with any that"
          + " is left, or with the first, goes on.",
      "With --tree, all below it are deleted with it, each with its chain and those below first."
    },
    footer = {
      "",
      "Examples:",
      "  bureau delete reader",
      "  bureau delete reader --chain",
      "  bureau delete main-director --tree --force"
    })
public final class DeleteCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(names = "--force", description = "Stop it first if it is not final.")
  private boolean force;

  @Option(names = "--chain", description = "Delete the whole chain that it belongs to.")
  private boolean chain;

  @Option(names = "--tree", description = "Delete all below it, too.")
  private boolean tree;

  /**
   * @param invocation the run it is part of
   */
  public DeleteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (chain && tree) {
      throw new BadInputException("--tree", id, "leave --chain out: a tree's chains go with it");
    }
    List<SessionId> deleted;
    try (Bureau bureau = invocation.open()) {
      deleted = deleted(bureau.sessions());
    }
    if (invocation.json()) {
      invocation.output().json(view(deleted));
    } else {
      deleted.forEach(each -> invocation.output().line(each + " is deleted"));
    }
  }

  private List<SessionId> deleted(SessionManager sessions) {
    if (tree) {
      return force ? sessions.forceDeleteTree(id) : sessions.deleteTree(id);
    }
    if (chain) {
      return force ? sessions.forceDeleteChain(id) : sessions.deleteChain(id);
    }
    if (force) {
      sessions.forceDelete(id);
    } else {
      sessions.delete(id);
    }
    return List.of(id);
  }

  private Map<String, Object> view(List<SessionId> deleted) {
    JsonObject view = new JsonObject().with("id", id).with("deleted", true);
    return chain || tree
        ? view.with("sessions", deleted.stream().map(SessionId::value).toList()).map()
        : view.map();
  }
}
