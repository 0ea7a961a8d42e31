package dev.bureau.cli.metrics;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.metrics.Statistics;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.message.MessageStatistics;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Counts sessions by type and status, what they have done, and messages. */
@Command(
    name = "stats",
    description = {
      "Count the sessions by type and status, what they have done, and the messages of all"
          + " mailboxes.",
      "Processed: messages handled; average uptime: of all that ever started, until now or until"
          + " they ended.",
      "Queued: waiting, those included that are due later; failed: dead letters."
    })
public final class StatsCommand implements Runnable {
  private final Invocation invocation;

  /**
   * @param invocation the run it is part of
   */
  public StatsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Statistics all = bureau.statistics();
      MessageStatistics mail = bureau.messages().statistics();
      if (invocation.json()) {
        invocation.output().json(StatsView.of(all, mail));
      } else {
        table(all);
        invocation.output().line("");
        invocation.output().line("Processed: " + all.processed() + " tasks");
        Duration uptime = all.averageUptime();
        if (uptime != null) {
          invocation.output().line("Average uptime: " + uptime.truncatedTo(ChronoUnit.SECONDS));
        }
        invocation
            .output()
            .line("Messages: " + mail.queued() + " queued, " + mail.failed() + " failed");
      }
    }
  }

  private void table(Statistics all) {
    List<String> headers = new ArrayList<>(List.of("TYPE"));
    Stream.of(Status.values()).map(Status::name).forEach(headers::add);
    headers.add("TOTAL");
    try (Table table = invocation.output().table(headers.toArray(String[]::new))) {
      for (SessionType type : SessionType.values()) {
        row(table, type.name(), status -> all.sessions(type, status), all.sessions(type));
      }
      row(table, "TOTAL", all::sessions, all.sessions());
    }
  }

  private static void row(Table table, String title, ToLongFunction<Status> count, long total) {
    List<String> cells = new ArrayList<>(List.of(title));
    Stream.of(Status.values())
        .map(status -> Long.toString(count.applyAsLong(status)))
        .forEach(cells::add);
    cells.add(Long.toString(total));
    table.row(cells.toArray(String[]::new));
  }
}
