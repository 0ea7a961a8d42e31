package dev.bureau.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.openjdk.jmh.annotations.Mode;

/** The works of PERFORMANCE.md that are compared, and who does them. */
enum Work {
  W1("sessions in memory", "units/s, updates/s on one session"),
  W2("durable changes on SQLite, synchronous FULL", "changes/s"),
  W3("messages from one sender to sessions, handled and journaled", "messages/s"),
  W4("pages of a million sessions", "µs, p50; less is better");

  private final String title;
  private final String unit;

  Work(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  /** The simple names of our benchmark classes. */
  List<String> benchmarks() {
    return switch (this) {
      case W1 -> List.of("SessionsInMemory", "ContendedInMemory");
      case W2 -> List.of("CommitsOnSqlite");
      case W3 -> List.of("MessagesToMany");
      case W4 -> List.of("PagesOfAMillion");
    };
  }

  /** The contestants of the peers' bench: peers, and its own limits. */
  List<String> peers() {
    return switch (this) {
      case W1 -> List.of("adk", "langgraph4j", "pekko-es", "spring-statemachine");
      case W2 ->
          List.of(
              "jobrunr-sqlite",
              "sqlite-append-full",
              "sqlite-append-group-8t",
              "sqlite-append-group-64t");
      case W3 -> List.of("pekko-10k", "vertx-10k", "mailbox-10k");
      case W4 -> List.of("query-sqlite");
    };
  }

  /** How the work is called on command lines, ours and theirs. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Mode mode() {
    return this == W4 ? Mode.SampleTime : Mode.Throughput;
  }

  /** The better of two figures. */
  DoubleBinaryOperator better() {
    return this == W4 ? Math::min : Math::max;
  }

  /** The worse of two figures. */
  DoubleBinaryOperator worse() {
    return this == W4 ? Math::max : Math::min;
  }
}
