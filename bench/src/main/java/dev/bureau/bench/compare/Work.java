package dev.bureau.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.openjdk.jmh.annotations.Mode;

/** What is compared: W1 to W4, which peers do as well, and what only we do. */
enum Work {
  W1("sessions in memory", "units/s, updates/s on one session"),
  W2("durable changes on SQLite, synchronous FULL", "changes/s"),
  W3("messages from one sender to sessions, handled and journaled", "messages/s"),
  W4("pages of a million sessions", "µs, p50; less is better"),
  AFFINITY("choosing one of four departments", "choices/s"),
  STATISTICS("counting a million sessions by type and status", "µs, p50; less is better"),
  SHUTDOWN("stopping a tree of 1,000 sessions without mail", "µs, p50; less is better"),
  BUDGET("reserving and settling a call under a grant, in memory", "calls/s, commits/s"),
  TRANSCRIPT("reading a transcript", "files/s");

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
      case AFFINITY -> List.of("AffinityBenchmark");
      case STATISTICS -> List.of("StatisticsBenchmark");
      case SHUTDOWN -> List.of("ShutdownBenchmark");
      case BUDGET -> List.of("BudgetBenchmark");
      case TRANSCRIPT -> List.of("TranscriptBenchmark");
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
      case AFFINITY, STATISTICS, SHUTDOWN, BUDGET, TRANSCRIPT -> List.of();
    };
  }

  /** How the work is called on command lines, ours and theirs. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether times are measured, so that less is better. */
  boolean isTimed() {
    return this == W4 || this == STATISTICS || this == SHUTDOWN;
  }

  /** Whether it needs a file with many sessions. */
  boolean hasRows() {
    return this == W4 || this == STATISTICS;
  }

  Mode mode() {
    return isTimed() ? Mode.SampleTime : Mode.Throughput;
  }

  /** The better of two figures. */
  DoubleBinaryOperator better() {
    return isTimed() ? Math::min : Math::max;
  }

  /** The worse of two figures. */
  DoubleBinaryOperator worse() {
    return isTimed() ? Math::max : Math::min;
  }
}
