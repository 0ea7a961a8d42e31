package dev.bureau.cli.transition;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.cli.invocation.Times;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.transitions.chain.Life;
import dev.bureau.transitions.chain.Passed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which sessions have passed to others, and how often that happens. */
@Command(
    name = "transitions",
    description =
        "List the sessions that passed to others, those of a chain one after the other; or count"
            + " them, by cause, and the lives of their chains.",
    footer = {
      "",
      "Examples:",
      "  bureau transitions --since 2h",
      "  bureau transitions --stats --since 2026-03-01 --json"
    })
public final class TransitionsCommand implements Runnable {
  private final Invocation invocation;

  @Option(names = "--stats", description = "Count them.")
  private boolean stats;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "From when on: " + Times.FORMS + " (default: 24h ago).")
  private String since = "24h";

  /**
   * @param invocation the run it is part of
   */
  public TransitionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Instant from = Times.of("--since", since);
    try (Bureau bureau = invocation.open()) {
      Instant now = Times.now();
      if (stats) {
        StatisticsView.print(bureau.chains().statistics(from, now), invocation);
      } else if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          each(bureau, from, now, (life, passed) -> array.add(view(life, passed)));
        }
      } else {
        try (Table table = invocation.output().table("FROM", "AT", "CAUSE", "MANNER", "TO")) {
          each(bureau, from, now, (life, passed) -> row(table, life.session(), passed));
        }
      }
    }
  }

  private static void each(
      Bureau bureau, Instant from, Instant until, BiConsumer<Life, Passed> consumer) {
    bureau
        .chains()
        .passed(
            from,
            until,
            life -> {
              Passed passed = life.passed();
              if (passed != null) {
                consumer.accept(life, passed);
              }
            });
  }

  private static Object view(Life life, Passed passed) {
    Session session = life.session();
    return new JsonObject()
        .with("from", session.id())
        .with("to", session.links().transitionedTo())
        .with("chain", session.links().chain())
        .with("at", passed.at())
        .with("cause", passed.cause())
        .with("manner", passed.manner())
        .with("waitedMillis", passed.waited().toMillis())
        .map();
  }

  private static void row(Table table, Session session, Passed passed) {
    table.row(
        session.id().value(),
        passed.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        passed.cause().name(),
        passed.manner().name(),
        String.valueOf(session.links().transitionedTo()));
  }
}
