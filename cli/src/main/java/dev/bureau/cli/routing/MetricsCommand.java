package dev.bureau.cli.routing;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.routing.RoutingDecision;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.routing.Router;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a session has decided about its work, and the models that it has used. */
@Command(
    name = "metrics",
    description = {
      "Show where a session's work went: how many decisions, the averages of what was estimated,"
          + " each decision, and the models that it has used with the reasons.",
      "Averages are of those decisions that had an estimate."
    },
    footer = {"", "Examples:", "  bureau metrics desk", "  bureau metrics desk --json"})
public final class MetricsCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public MetricsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Router router = bureau.routing();
      if (invocation.json()) {
        List<RoutingDecision> decisions = new ArrayList<>();
        router.decisions(id, decisions::add);
        invocation
            .output()
            .json(RoutingView.of(id, router.metrics(id), decisions, router.models(id)));
      } else {
        invocation.output().print(RoutingView.outline(id, router.metrics(id), router.models(id)));
        try (Table table =
            invocation.output().table("TIME", "ROUTE", "COMPLEXITY", "CONFIDENCE", "WORKFLOW")) {
          router.decisions(id, each -> RoutingView.row(table, each));
        }
      }
    }
  }
}
