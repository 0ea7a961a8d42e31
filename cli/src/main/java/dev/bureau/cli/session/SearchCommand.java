package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds sessions by a text in their name or workspace. */
@Command(
    name = "search",
    description = {
      "Find sessions by a text in their name or workspace, whatever the case of A to Z.",
      "Alone it looks among those that are not final; with --all, --type, --status or --where"
          + " among all that match."
    },
    footer = {
      "",
      "Examples:",
      "  bureau search review --all",
      "  bureau search work/main --order updatedAt:desc --limit 5"
    })
public final class SearchCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "TEXT", description = "What to look for, 1-256 characters.")
  private String text;

  @Mixin private Selection selection;
  @Mixin private Sorting sorting;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  /**
   * @param invocation the run it is part of
   */
  public SearchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (limit < 1) {
      throw new BadInputException("--limit", limit, "give a number from 1");
    }
    Query query = sorting.query(Filter.search(text).and(selection.filter()));
    AtomicLong found = new AtomicLong();
    try (Bureau bureau = invocation.open()) {
      SessionList.print(
          invocation, row -> show(bureau, query, row.andThen(session -> found.incrementAndGet())));
    }
    if (found.get() == 0 && selection.leavesOutFinal() && !invocation.json()) {
      invocation.output().note("Nothing is found among those that are not final; try --all");
    }
  }

  private Optional<String> show(Bureau bureau, Query query, Consumer<Session> row) {
    return new Listing(bureau.sessions(), invocation.output())
        .show(query, limit, row)
        .map(cursor -> "--after " + cursor.value());
  }
}
