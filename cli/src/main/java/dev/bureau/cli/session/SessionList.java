package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.session.Session;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** How commands that list sessions print them. */
public final class SessionList {
  private SessionList() {}

  /** Shows sessions, each as it comes. */
  @FunctionalInterface
  public interface Walk {
    /**
     * Shows each session.
     *
     * @return the option that shows what comes behind, if something was left out
     */
    Optional<String> show(Consumer<Session> row);
  }

  /** Prints a list; what was left out is said behind it, to programs on standard error. */
  public static void print(Invocation invocation, Walk walk) {
    if (invocation.json()) {
      Optional<String> more;
      try (JsonArray array = invocation.output().array()) {
        more = walk.show(session -> array.add(SessionView.of(session)));
      }
      more.ifPresent(option -> invocation.output().note(more(option)));
    } else {
      Optional<String> more;
      try (Table table = invocation.output().table("ID", "TYPE", "STATUS", "CREATED", "NAME")) {
        more = walk.show(session -> row(table, session));
      }
      more.ifPresent(option -> invocation.output().line(more(option)));
    }
  }

  private static void row(Table table, Session session) {
    table.row(
        session.id().value(),
        session.type().name(),
        session.status().name(),
        session.times().created().truncatedTo(ChronoUnit.SECONDS).toString(),
        session.name());
  }

  private static String more(String option) {
    return "There are more: " + option;
  }
}
