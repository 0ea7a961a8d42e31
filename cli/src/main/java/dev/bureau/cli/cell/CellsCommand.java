package dev.bureau.cli.cell;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists a session's cells, oldest first. */
@Command(
    name = "cells",
    description = "List a session's cells, the durable steps of its work, oldest first.")
public final class CellsCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public CellsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      List<Cell> cells = bureau.sessions().cells(id);
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          cells.forEach(each -> array.add(CellView.of(each)));
        }
      } else {
        try (Table table =
            invocation
                .output()
                .table("ID", "TYPE", "STATUS", "EFFECT", "MESSAGE", "NAME", "ERROR")) {
          cells.forEach(each -> row(table, each));
        }
      }
    }
  }

  private static void row(Table table, Cell cell) {
    table.row(
        cell.step().id().value(),
        cell.step().type(),
        cell.status().name(),
        cell.step().effect().name(),
        cell.step().key().message().value(),
        cell.step().key().name(),
        cell.error() == null ? "" : cell.error());
  }
}
