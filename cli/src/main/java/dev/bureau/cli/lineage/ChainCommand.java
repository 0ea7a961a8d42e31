package dev.bureau.cli.lineage;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.session.SessionList;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the lives of one agent. */
@Command(
    name = "chain",
    description = {
      "List the lives of one agent, oldest first: the sessions that followed each other by"
          + " transition.",
      "Each session of a chain gives the whole of it; most are a chain of their own."
    },
    footer = {"", "Examples:", "  bureau chain reader", "  bureau chain reader --json"})
public final class ChainCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "Any session of the chain.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public ChainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      List<Session> chain = bureau.lineage().chain(id);
      SessionList.print(
          invocation,
          row -> {
            chain.forEach(row);
            return Optional.empty();
          });
    }
  }
}
