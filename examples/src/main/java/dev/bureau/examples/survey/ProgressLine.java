package dev.bureau.examples.survey;

import java.io.PrintStream;

/** Shows progress: one line drawn over and over on a terminal; elsewhere a line at every tenth. */
final class ProgressLine implements AutoCloseable {
  private static final int BAR = 20;
  private static final int TENTH = 10;
  private static final int COLUMNS = 80;
  private static final String ERASE_TO_END = "\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private int furthest = -1;

  ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Shows where things stand. What has been reached is never taken back, even if more work turns
   * up.
   *
   * @param percent 0 to 100
   * @param text what is being done
   */
  synchronized void show(int percent, String text) {
    int reached = Math.max(percent, furthest);
    if (terminal) {
      String bar = "#".repeat(reached * BAR / 100);
      String line = String.format("[%-" + BAR + "s] %3d %%  %s", bar, reached, text);
      // A line that wraps cannot be drawn over.
      int width = Integer.getInteger("bureau.columns", COLUMNS) - 1;
      out.print("\r" + line.substring(0, Math.min(line.length(), width)) + ERASE_TO_END);
      out.flush();
    } else if (furthest < 0 || reached / TENTH > furthest / TENTH) {
      out.printf("%3d %%  %s%n", reached, text);
    }
    furthest = reached;
  }

  @Override
  public synchronized void close() {
    if (terminal && furthest >= 0) {
      out.println();
    }
  }
}
