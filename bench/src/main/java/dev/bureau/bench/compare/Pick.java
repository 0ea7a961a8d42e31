package dev.bureau.bench.compare;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/**
 * One side of a ratio: which rows, and which of their figures if there are several. Of ours the
 * worst counts, of the others the best.
 */
record Pick(String text, Predicate<Row> rows, DoubleBinaryOperator choice) {
  /** Our benchmark method of that name in that class, or those whose names begin so. */
  static Pick ours(Work work, String benchmark, int threads) {
    return of(work, Row.Source.OURS, benchmark, threads, work.worse());
  }

  /** The limit in the same class. */
  static Pick limit(Work work, String benchmark, int threads) {
    return of(work, Row.Source.LIMIT, benchmark, threads, work.better());
  }

  /** The best peer in what its mode says. */
  static Pick bestPeer(Work work, String mode, int threads) {
    return new Pick(
        "best peer, " + callers(threads),
        row ->
            row.work() == work
                && row.source() == Row.Source.PEER
                && row.threads() == threads
                && row.mode().contains(mode),
        work.better());
  }

  /** A limit of the peers' bench. */
  static Pick peersLimit(Work work, String name, String mode) {
    return new Pick(
        name + " of the peers' bench" + (mode.isEmpty() ? "" : ", " + mode),
        row ->
            row.work() == work
                && row.source() == Row.Source.PEERS_LIMIT
                && row.name().equals(name)
                && row.mode().contains(mode),
        work.better());
  }

  private static Pick of(
      Work work, Row.Source source, String name, int threads, DoubleBinaryOperator choice) {
    return new Pick(
        name + ", " + callers(threads),
        row ->
            row.work() == work
                && row.source() == source
                && row.threads() == threads
                && row.name().startsWith(name),
        choice);
  }

  private static String callers(int threads) {
    return threads == 1 ? "1 caller" : threads + " callers";
  }

  /** The figure in that round, if there is one. */
  OptionalDouble in(Figures figures, int round) {
    return figures.rows().stream()
        .filter(rows)
        .filter(row -> figures.of(row).containsKey(round))
        .mapToDouble(row -> figures.of(row).getOrDefault(round, 0.0))
        .reduce(choice);
  }
}
