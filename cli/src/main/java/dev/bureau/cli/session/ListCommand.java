package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists sessions, oldest first. */
@Command(
    name = "list",
    description = {
      "List sessions, oldest first.",
      "Alone it lists those that are not final; with --all, --type, --status or --where all that"
          + " match. Without --limit nothing is left out."
    })
public final class ListCommand implements Runnable {
  private final Invocation invocation;

  @Mixin private Selection selection;

  /**
   * @param invocation the run it is part of
   */
  public ListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    // Bad arguments come before a missing database.
    selection.filter();
    selection.limit();
    try (Bureau bureau = invocation.open()) {
      Listing listing = new Listing(bureau.sessions(), invocation.output());
      if (invocation.json()) {
        json(listing);
      } else {
        table(listing);
      }
    }
  }

  private void json(Listing listing) {
    Optional<Cursor> next;
    try (JsonArray array = invocation.output().array()) {
      next = listing.show(selection, session -> array.add(SessionView.of(session)));
    }
    next.ifPresent(cursor -> invocation.output().note(more(cursor)));
  }

  private void table(Listing listing) {
    Optional<Cursor> next;
    try (Table table = invocation.output().table("ID", "TYPE", "STATUS", "CREATED", "NAME")) {
      next = listing.show(selection, session -> row(table, session));
    }
    next.ifPresent(cursor -> invocation.output().line(more(cursor)));
  }

  private static void row(Table table, Session session) {
    table.row(
        session.id().value(),
        session.type().name(),
        session.status().name(),
        session.times().created().truncatedTo(ChronoUnit.SECONDS).toString(),
        session.name());
  }

  private static String more(Cursor cursor) {
    return "There are more: --after " + cursor.value();
  }
}
