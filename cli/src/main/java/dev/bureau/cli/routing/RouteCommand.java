package dev.bureau.cli.routing;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.routing.Estimate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.routing.Choice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides where a piece of a session's work goes, and records it. */
@Command(
    name = "route",
    description = {
      "Decide whether a session does a piece of work itself (simple) or sends it on"
          + " (orchestrator), record that, and print it with the model that the session uses from"
          + " now on.",
      "Work of a complexity of 0.7 and more goes to the orchestrator, and so does work of which"
          + " nobody knows how complex it is."
    },
    footer = {
      "",
      "Examples:",
      "  bureau route desk --complexity 0.3 --confidence 0.9",
      "  bureau route desk --complexity 0.8 --confidence 0.95 --workflow review",
      "  bureau metrics desk"
    })
public final class RouteCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session that decides.")
  private SessionId id;

  @Option(
      names = "--complexity",
      paramLabel = "X",
      description = "How complex the work is, 0 to 1 (default: nobody knows).")
  private @Nullable Double complexity;

  @Option(
      names = "--confidence",
      paramLabel = "Y",
      description = "How sure that is, 0 to 1 (default: nobody knows).")
  private @Nullable Double confidence;

  @Option(
      names = "--workflow",
      paramLabel = "W",
      description = "The workflow that does it, 1-256 characters.")
  private @Nullable String workflow;

  /**
   * @param invocation the run it is part of
   */
  public RouteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Estimate estimate = new Estimate(complexity, confidence);
    try (Bureau bureau = invocation.open()) {
      Choice choice = bureau.routing().route(id, estimate, workflow);
      if (invocation.json()) {
        invocation
            .output()
            .json(
                new JsonObject()
                    .with("id", id)
                    .with("route", choice.route())
                    .with("complexity", complexity)
                    .with("confidence", confidence)
                    .with("workflow", workflow)
                    .with("model", choice.model())
                    .map());
      } else {
        String with = choice.model() == null ? "" : ", with " + choice.model();
        invocation.output().line(choice.route() + with);
      }
    }
  }
}
