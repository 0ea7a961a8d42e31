package dev.bureau.cli.metrics;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.metrics.Performance;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what a session has done, and how fast. */
@Command(
    name = "perf",
    description = {
      "Tell what a session has done, and how fast: messages processed, error rate, and over the"
          + " latest 100 messages the average response time and the messages handled a second.",
      "Error rate: the share of dead letters among what was handled or failed for good.",
      "What is not known is left out, as are memory and processor time where sessions share a"
          + " process."
    })
public final class PerfCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public PerfCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Performance performance = bureau.performance(id);
      if (invocation.json()) {
        invocation.output().json(PerformanceView.of(performance));
      } else {
        invocation.output().print(PerformanceView.outline(performance));
      }
    }
  }
}
