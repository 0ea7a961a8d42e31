package dev.bureau.cli.lineage;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.session.SessionList;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the lives of one agent. */
@Command(
    name = "chain",
    description = {
      "List the lives of one agent, oldest first: the sessions that followed each other by"
          + " transition.",
      "Each session of a chain gives the whole of it; most are a chain of their own."
    },
    footer = {
      "",
      "Examples:",
      "  bureau chain reader",
      "  bureau chain reader --export > reader.jsonl"
    })
public final class ChainCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "Any session of the chain.")
  private SessionId id;

  @Option(
      names = "--export",
      description =
          "Print a line of JSON for each, with why and how it passed to the next, and how long it"
              + " lived.")
  private boolean export;

  /**
   * @param invocation the run it is part of
   */
  public ChainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (export && invocation.json()) {
      throw new BadInputException("--export", "with --json", "give one of them");
    }
    try (Bureau bureau = invocation.open()) {
      if (export) {
        bureau.chains().export(id, invocation.output().out()::println);
        return;
      }
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
