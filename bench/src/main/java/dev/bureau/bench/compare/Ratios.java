package dev.bureau.bench.compare;

import static dev.bureau.bench.compare.Pick.bestPeer;
import static dev.bureau.bench.compare.Pick.limit;
import static dev.bureau.bench.compare.Pick.ours;
import static dev.bureau.bench.compare.Pick.peersLimit;
import static dev.bureau.bench.compare.Work.AFFINITY;
import static dev.bureau.bench.compare.Work.BUDGET;
import static dev.bureau.bench.compare.Work.SHUTDOWN;
import static dev.bureau.bench.compare.Work.STATISTICS;
import static dev.bureau.bench.compare.Work.TRANSCRIPT;
import static dev.bureau.bench.compare.Work.W1;
import static dev.bureau.bench.compare.Work.W2;
import static dev.bureau.bench.compare.Work.W3;
import static dev.bureau.bench.compare.Work.W4;

import java.util.List;

/** What we want of each work, and a few ratios without a target beside it. */
final class Ratios {
  private static final String ALONE = "SessionsInMemory.";
  private static final String CONTENDED = "ContendedInMemory.";
  private static final String COMMITS = "CommitsOnSqlite.";
  private static final String MESSAGES = "MessagesToMany.";
  private static final String PAGES = "PagesOfAMillion.";
  private static final String CHOICES = "AffinityBenchmark.";
  private static final String UNIT = "create";
  private static final String ONE_SESSION = "one session";

  static final List<Ratio> ALL =
      List.of(
          new Ratio(W1, ours(W1, ALONE + "ours", 1), limit(W1, ALONE + "record", 1), atLeast(0.4)),
          new Ratio(W1, ours(W1, ALONE + "ours", 2), ours(W1, ALONE + "ours", 1), atLeast(1.2)),
          new Ratio(
              W1,
              ours(W1, CONTENDED + "ours", 1),
              limit(W1, CONTENDED + "record", 1),
              atLeast(0.4)),
          new Ratio(W1, ours(W1, ALONE + "ours", 1), bestPeer(W1, UNIT, 1), atLeast(1.3)),
          new Ratio(W1, ours(W1, ALONE + "ours", 2), bestPeer(W1, UNIT, 2), atLeast(2)),
          new Ratio(W1, ours(W1, CONTENDED + "ours", 1), bestPeer(W1, ONE_SESSION, 8), atLeast(1)),
          commits(1, "raw1", atLeast(0.85)),
          commits(8, "rawGroup8", atLeast(0.7)),
          commits(64, "rawGroup64", atLeast(0.7)),
          new Ratio(W2, ours(W2, COMMITS + "ours1", 1), bestPeer(W2, "", 1), atLeast(1.5)),
          new Ratio(
              W2, ours(W2, COMMITS + "ours8", 8), limit(W2, COMMITS + "raw1", 1), Target.NONE),
          new Ratio(
              W2, ours(W2, COMMITS + "ours64", 64), limit(W2, COMMITS + "raw1", 1), Target.NONE),
          limitBesideTheirs("raw1", 1, "sqlite-append-full"),
          limitBesideTheirs("rawGroup8", 8, "sqlite-append-group-8t"),
          limitBesideTheirs("rawGroup64", 64, "sqlite-append-group-64t"),
          new Ratio(
              W3,
              ours(W3, MESSAGES + "oursInMemory", 1),
              limit(W3, MESSAGES + "bareInMemory", 1),
              atLeast(0.2)),
          new Ratio(
              W3,
              ours(W3, MESSAGES + "oursOnSqlite", 1),
              ours(W2, COMMITS + "ours64", 64),
              atLeast(0.5)),
          new Ratio(
              W3,
              ours(W3, MESSAGES + "oursInMemory", 1),
              bestPeer(W3, "10k receivers", 1),
              atLeast(0.4)),
          new Ratio(
              W3,
              ours(W3, MESSAGES + "oursAloneInMemory", 1),
              limit(W3, MESSAGES + "bareAloneInMemory", 1),
              Target.NONE),
          new Ratio(
              W3,
              limit(W3, MESSAGES + "bareInMemory", 1),
              peersLimit(W3, "mailbox-10k", "10k receivers"),
              Target.NONE),
          new Ratio(
              W4,
              ours(W4, PAGES + "oursDeepPage", 1),
              ours(W4, PAGES + "oursFirstPage", 1),
              Target.atMost(2)),
          new Ratio(
              W4,
              ours(W4, PAGES + "oursSearch", 1),
              ours(W4, PAGES + "oursPageByStatus", 1),
              Target.atMost(5)),
          new Ratio(
              W4,
              ours(W4, PAGES + "oursPageByPriority", 1),
              ours(W4, PAGES + "oursPageByStatus", 1),
              Target.NONE),
          pages("FirstPage"),
          pages("DeepPage"),
          pages("PageByStatus"),
          pages("Head"),
          new Ratio(
              W4,
              ours(W4, PAGES + "oursFirstPage", 1),
              peersLimit(W4, "query-sqlite", "keyset at 0"),
              Target.NONE),
          new Ratio(
              W4,
              ours(W4, PAGES + "oursDeepPage", 1),
              peersLimit(W4, "query-sqlite", "keyset at 900000"),
              Target.NONE),
          choices("RoundRobin", 1),
          choices("RoundRobin", 2),
          choices("LeastLoaded", 1),
          choices("LeastLoaded", 2),
          choices("Sticky", 1),
          choices("Sticky", 2),
          choices("Capability", 1),
          choices("Capability", 2),
          new Ratio(
              STATISTICS,
              ours(STATISTICS, "StatisticsBenchmark.oursCensus", 1),
              ours(STATISTICS, "StatisticsBenchmark.oursPageOfHundred", 1),
              Target.atMost(1)),
          new Ratio(
              SHUTDOWN,
              ours(SHUTDOWN, "ShutdownBenchmark.oursGraceful", 1),
              limit(SHUTDOWN, "ShutdownBenchmark.rawCommits", 1),
              Target.atMost(2)),
          new Ratio(
              BUDGET,
              ours(BUDGET, "BudgetBenchmark.oursReserveAndSettle", 1),
              ours(BUDGET, "BudgetBenchmark.oursPlainCommit", 1),
              atLeast(0.4)),
          new Ratio(
              TRANSCRIPT,
              ours(TRANSCRIPT, "TranscriptBenchmark.oursTranscript", 1),
              limit(TRANSCRIPT, "TranscriptBenchmark.bareTranscript", 1),
              atLeast(0.5)));

  private Ratios() {}

  private static Target atLeast(double bound) {
    return Target.atLeast(bound);
  }

  private static Ratio commits(int callers, String raw, Target target) {
    return new Ratio(
        W2,
        ours(W2, COMMITS + "ours" + callers, callers),
        limit(W2, COMMITS + raw, callers),
        target);
  }

  private static Ratio choices(String strategy, int threads) {
    return new Ratio(
        AFFINITY,
        ours(AFFINITY, CHOICES + "ours" + strategy, threads),
        limit(AFFINITY, CHOICES + "bare", threads),
        atLeast(0.3));
  }

  /** Tells whether our limit is a good one. */
  private static Ratio limitBesideTheirs(String raw, int callers, String theirs) {
    return new Ratio(
        W2, limit(W2, COMMITS + raw, callers), peersLimit(W2, theirs, ""), Target.NONE);
  }

  private static Ratio pages(String what) {
    return new Ratio(
        W4, ours(W4, PAGES + "ours" + what, 1), limit(W4, PAGES + "raw" + what, 1), Target.NONE);
  }
}
