package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.orchestrator.Bureau;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the entries of a session's journal, oldest first. */
@Command(
    name = "journal",
    description = "List all that happened to a session: the entries of its journal, oldest first.")
public final class JournalCommand implements Runnable {
  private static final int SHOWN = 160;
  private static final int PAGE = 1_000;

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

  /**
   * @param invocation the run it is part of
   */
  public JournalCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    requirePositive("--from", from);
    requirePositive("--limit", limit);
    try (Bureau bureau = invocation.open()) {
      bureau.sessions().get(id);
      if (invocation.json()) {
        json(bureau);
      } else {
        table(bureau);
      }
    }
  }

  private void json(Bureau bureau) {
    EventCatalogue catalogue = bureau.catalogue();
    OptionalLong next;
    try (JsonArray array = invocation.output().array()) {
      next = show(bureau, entry -> array.add(EntryView.of(entry, catalogue)));
    }
    next.ifPresent(version -> invocation.output().note(more(version)));
  }

  private void table(Bureau bureau) {
    EventCatalogue catalogue = bureau.catalogue();
    OptionalLong next;
    try (Table table = invocation.output().table("VERSION", "AT", "ACTOR", "EVENT", "DATA")) {
      next =
          show(
              bureau,
              entry ->
                  table.row(
                      Long.toString(entry.version()),
                      entry.at().truncatedTo(ChronoUnit.MILLIS).toString(),
                      entry.actor().value(),
                      catalogue.nameOf(entry.event()),
                      shortened(catalogue.encode(entry.event()))));
    }
    next.ifPresent(version -> invocation.output().line(more(version)));
  }

  /** A person wants to see what happened; --json has the whole of it. */
  private static String shortened(String data) {
    return data.length() <= SHOWN ? data : data.substring(0, SHOWN) + "…";
  }

  /** Shows whole versions up to the limit, and returns the first that is left out, if any. */
  private OptionalLong show(Bureau bureau, Consumer<Entry> row) {
    long version = from;
    long left = limit;
    while (left > 0 && !invocation.output().isCut()) {
      List<Entry> entries = bureau.journal(id, version, (int) Math.min(left, PAGE));
      if (entries.isEmpty()) {
        return OptionalLong.empty();
      }
      entries.forEach(row);
      left -= entries.size();
      version = entries.get(entries.size() - 1).version() + 1;
    }
    return bureau.journal(id, version, 1).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(version);
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
