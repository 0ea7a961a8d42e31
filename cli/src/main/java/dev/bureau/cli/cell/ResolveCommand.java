package dev.bureau.cli.cell;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Decides about an uncertain cell. */
@Command(
    name = "resolve",
    description = {
      "Decide about an UNCERTAIN cell; the handling that waits for it goes on.",
      "A cell is uncertain when the process died in its middle, so that nobody can know whether"
          + " what it does to the world has happened."
    })
public final class ResolveCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Parameters(index = "1", paramLabel = "CELL", description = "The cell: cell_ and 8 digits.")
  private CellId cell;

  @ArgGroup(multiplicity = "1")
  private Verdict verdict = new Verdict();

  /**
   * @param invocation the run it is part of
   */
  public ResolveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Map<String, Object> supplied = verdict.supplied();
    try (Bureau bureau = invocation.open()) {
      bureau.sessions().resolve(id, cell, verdict.resolution(), supplied);
      Cell now =
          bureau.sessions().cells(id).stream()
              .filter(each -> each.step().id().equals(cell))
              .findFirst()
              .orElseThrow();
      if (invocation.json()) {
        invocation.output().json(CellView.of(now));
      } else {
        invocation.output().line(cell + " is " + now.status());
      }
    }
  }
}
