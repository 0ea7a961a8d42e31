package dev.bureau.cli.lineage;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.session.SessionView;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.lineage.Lineage;
import dev.bureau.orchestrator.lineage.LineageReader;
import dev.bureau.orchestrator.lineage.Link;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where a session comes from and what came of it. */
@Command(
    name = "lineage",
    description = {
      "Show where a session comes from and what came of it: its earlier and later lives, forks and"
          + " clones in both directions and theirs, its supervisors up to the top, and whom it"
          + " supervises.",
      "Each is shown below its earlier life, its original or its supervisor, the first of these"
          + " that there is."
    },
    footer = {
      "",
      "Examples:",
      "  bureau lineage reader",
      "  bureau lineage reader --mermaid > reader.mmd"
    })
public final class LineageCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(names = "--mermaid", description = "Print a graph in the language of Mermaid.")
  private boolean mermaid;

  /**
   * @param invocation the run it is part of
   */
  public LineageCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (mermaid && invocation.json()) {
      throw new BadInputException("--mermaid", "with --json", "give one of them");
    }
    try (Bureau bureau = invocation.open()) {
      Lineage lineage = bureau.lineage().of(id);
      if (mermaid) {
        LineageGraph.print(lineage, invocation.output());
      } else if (invocation.json()) {
        invocation.output().json(view(lineage));
      } else {
        new LineageTree(lineage).print(invocation.output());
      }
      if (lineage.truncated()) {
        String what = "Only " + LineageReader.MOST + " sessions are shown";
        invocation.output().note(what + "; ask for one of them to see what is around that one");
      }
    }
  }

  private static Map<String, Object> view(Lineage lineage) {
    return new JsonObject()
        .with("id", lineage.id())
        .with("sessions", lineage.sessions().stream().map(SessionView::of).toList())
        .with("links", lineage.links().stream().map(LineageCommand::view).toList())
        .with("truncated", lineage.truncated())
        .map();
  }

  private static Map<String, Object> view(Link link) {
    return new JsonObject()
        .with("from", link.from())
        .with("to", link.to())
        .with("kind", link.kind())
        .with("version", link.version())
        .map();
  }
}
