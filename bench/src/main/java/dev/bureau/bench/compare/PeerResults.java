package dev.bureau.bench.compare;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the peers' bench writes: a table of comma-separated values, and lines for W4. */
final class PeerResults {
  private static final String CONTENDED = "8 threads update one session";
  private static final Pattern TIMES = Pattern.compile("w4,sqlite,(.*),p50 ([0-9.]+) ms,p99 .*");
  private static final double MICROS_PER_MILLI = 1_000;

  private final Work work;
  private final String contestant;
  private final int round;

  PeerResults(Work work, String contestant, int round) {
    this.work = work;
    this.contestant = contestant;
    this.round = round;
  }

  /** Adds the median of each line of results.csv; tells whether there was any. */
  boolean addTable(List<String> lines, Figures figures) {
    List<String> columns = lines.isEmpty() ? List.of() : cells(lines.get(0));
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      List<String> cells = cells(line);
      String mode = cells.get(columns.indexOf("mode"));
      int threads = Integer.parseInt(cells.get(columns.indexOf("threads")));
      figures.add(
          round,
          new Row(work, source(), contestant, mode, mode.equals(CONTENDED) ? 8 : threads),
          Double.parseDouble(cells.get(columns.indexOf("median_ops_s"))));
    }
    return lines.size() > 1;
  }

  /** Adds what W4 prints, and keeps remarks; tells whether there was any figure. */
  boolean addLines(List<String> lines, Figures figures) {
    boolean any = false;
    for (String line : lines) {
      Matcher times = TIMES.matcher(line);
      if (times.matches()) {
        double micros = Double.parseDouble(times.group(2)) * MICROS_PER_MILLI;
        figures.add(round, new Row(work, source(), contestant, times.group(1), 1), micros);
        any = true;
      } else if (line.startsWith("# ")) {
        figures.note("round " + round + ", " + work.word() + ": " + line.substring(2));
      }
    }
    return any;
  }

  private Row.Source source() {
    return contestant.startsWith("sqlite-") || contestant.startsWith("mailbox-") || work == Work.W4
        ? Row.Source.PEERS_LIMIT
        : Row.Source.PEER;
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }
}
