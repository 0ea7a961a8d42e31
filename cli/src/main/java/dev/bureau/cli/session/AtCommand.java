package dev.bureau.cli.session;

import dev.bureau.cli.cell.CellView;
import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Fold;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.Bureau;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a session was at a version. */
@Command(
    name = "at",
    description = {
      "Show a session with its cells as it was right after a version.",
      "'bureau journal ID' lists the versions and what happened in each."
    },
    footer = {"", "Example:", "  bureau at main-director 12 --json"})
public final class AtCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Parameters(index = "1", paramLabel = "VERSION", description = "The version, from 1.")
  private long version;

  /**
   * @param invocation the run it is part of
   */
  public AtCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (version < 1) {
      throw new BadInputException("VERSION", version, "give a number from 1");
    }
    try (Bureau bureau = invocation.open()) {
      Fold.State state = bureau.at(id, version);
      Collection<Cell> cells = state.aspects().get(Cells.ASPECT).all();
      if (invocation.json()) {
        Map<String, Object> json = SessionView.of(state.session());
        json.put("cells", cells.stream().map(CellView::of).toList());
        json.put(
            "waits",
            WaitView.open(state.aspects().get(Waits.ASPECT).all()).stream()
                .map(WaitView::of)
                .toList());
        invocation.output().json(json);
      } else {
        Outline outline = SessionOutline.of(state.session());
        outline.section("Cells").fields(counts(cells));
        invocation.output().print(outline);
      }
    }
  }

  private static Map<String, Long> counts(Collection<Cell> cells) {
    return cells.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.status().name(), TreeMap::new, Collectors.counting()));
  }
}
