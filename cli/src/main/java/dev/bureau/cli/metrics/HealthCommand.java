package dev.bureau.cli.metrics;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.cli.session.Listing;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.health.SessionHealth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how well a session is, or all that are not final. */
@Command(
    name = "health",
    description = {
      "Tell how well a session is: HEALTHY, DEGRADED or UNHEALTHY, why, and what is known of it.",
      "Without an ID it lists all sessions that are not final.",
      "What only the process knows in which a session works, such as its errors, is left out; what"
          + " that process has journaled of its health counts."
    })
public final class HealthCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The session.")
  private @Nullable SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public HealthCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      if (id == null) {
        all(bureau);
      } else if (invocation.json()) {
        invocation.output().json(HealthView.of(bureau.health().of(id)));
      } else {
        invocation.output().print(HealthView.outline(bureau.health().of(id)));
      }
    }
  }

  private void all(Bureau bureau) {
    if (invocation.json()) {
      try (JsonArray array = invocation.output().array()) {
        each(bureau, health -> array.add(HealthView.of(health)));
      }
    } else {
      try (Table table =
          invocation.output().table("ID", "HEALTH", "QUEUE", "LAST ACTIVITY", "REASONS")) {
        each(bureau, health -> row(table, health));
      }
    }
  }

  private void each(Bureau bureau, Consumer<SessionHealth> row) {
    new Listing(bureau.sessions(), invocation.output())
        .show(
            Query.of(Filter.notFinal()),
            Long.MAX_VALUE,
            session -> find(bureau, session).ifPresent(row));
  }

  /** Empty if it was removed since it was listed. */
  private static Optional<SessionHealth> find(Bureau bureau, Session session) {
    try {
      return Optional.of(bureau.health().of(session.id()));
    } catch (NoSuchSessionException e) {
      return Optional.empty();
    }
  }

  private static void row(Table table, SessionHealth health) {
    table.row(
        health.id().value(),
        health.status().name(),
        HealthView.queue(health.figures().queue()),
        health.figures().lastActivity().truncatedTo(ChronoUnit.SECONDS).toString(),
        String.join("; ", health.reasons()));
  }
}
