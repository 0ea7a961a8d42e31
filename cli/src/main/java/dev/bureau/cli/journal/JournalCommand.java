package dev.bureau.cli.journal;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Output;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.orchestrator.Bureau;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the entries of a session's journal, oldest first. */
@Command(
    name = "journal",
    description = {
      "List all that happened to a session: the entries of its journal, oldest first.",
      "With --follow it goes on as entries come, with --json one value a line, until the session is"
          + " final (exit code 0) or Ctrl-C is pressed (130)."
    },
    footer = {
      "",
      "Examples:",
      "  bureau journal main-director --from 12 --limit 20",
      "  bureau journal main-director --follow --json"
    })
public final class JournalCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(
      names = "--from",
      paramLabel = "V",
      defaultValue = "1",
      description = "Begin with that version (default: ${DEFAULT-VALUE}).")
  private long from;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "End with the version that brings the number of entries to N or above (default: all).")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--follow", description = "Go on with what is written from now on.")
  private boolean follow;

  /**
   * @param invocation the run it is part of
   */
  public JournalCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    requirePositive("--from", from);
    requirePositive("--limit", limit);
    try (Bureau bureau = invocation.open()) {
      bureau.sessions().get(id);
      JournalWalk walk = new JournalWalk(bureau, invocation.output(), id, from, limit);
      if (!invocation.json()) {
        table(walk, bureau.catalogue());
      } else if (follow) {
        lines(walk, bureau.catalogue());
      } else {
        array(walk, bureau.catalogue());
      }
    }
    return ExitCode.OK;
  }

  private void array(JournalWalk walk, EventCatalogue catalogue) {
    try (JsonArray array = invocation.output().array()) {
      walk.show(entry -> array.add(EntryView.of(entry, catalogue)));
    }
    walk.next().ifPresent(version -> invocation.output().note(more(version)));
  }

  private void lines(JournalWalk walk, EventCatalogue catalogue) throws InterruptedException {
    Output output = invocation.output();
    walk.follow(entry -> output.json(EntryView.of(entry, catalogue)), output::flush);
  }

  private void table(JournalWalk walk, EventCatalogue catalogue) throws InterruptedException {
    String event = EntryRow.eventHeader(catalogue, follow);
    try (Table table = invocation.output().table("VERSION", "AT", "ACTOR", event, "DATA")) {
      if (follow) {
        walk.follow(entry -> row(table, entry, catalogue), table::flush);
        return;
      }
      walk.show(entry -> row(table, entry, catalogue));
    }
    walk.next().ifPresent(version -> invocation.output().line(more(version)));
  }

  private static void row(Table table, Entry entry, EventCatalogue catalogue) {
    table.row(
        Long.toString(entry.version()),
        EntryRow.at(entry),
        entry.actor().value(),
        catalogue.nameOf(entry.event()),
        EntryRow.data(entry, catalogue));
  }

  private static String more(long version) {
    return "There are more: --from " + version;
  }

  private static void requirePositive(String option, long value) {
    if (value < 1) {
      throw new BadInputException(option, value, "give a number from 1");
    }
  }
}
