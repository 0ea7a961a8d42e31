package dev.bureau.cli.journal;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import java.time.temporal.ChronoUnit;

/** An entry of a journal as the cells of a row, for people. */
final class EntryRow {
  private static final int SHOWN = 160;

  private EntryRow() {}

  /** Rows that are shown as they come cannot make room for later ones: the header makes it. */
  static String eventHeader(EventCatalogue catalogue, boolean follow) {
    int widest = catalogue.types().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    return follow ? String.format("%-" + widest + "s", "EVENT") : "EVENT";
  }

  static String at(Entry entry) {
    return entry.at().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** A person wants to see what happened; --json has the whole of it. */
  static String data(Entry entry, EventCatalogue catalogue) {
    String data = catalogue.encode(entry.event());
    return data.length() <= SHOWN ? data : data.substring(0, SHOWN) + "…";
  }
}
