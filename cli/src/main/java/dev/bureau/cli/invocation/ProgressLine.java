package dev.bureau.cli.invocation;

import java.io.PrintStream;

/**
 * How far a command is, for people: one line drawn over and over on a terminal, gone when it is
 * closed; elsewhere a line at every tenth, if there is much to do. Programs see nothing of it.
 */
public final class ProgressLine implements AutoCloseable {
  private static final int BAR = 20;
  private static final int TENTH = 10;
  private static final int COLUMNS = 80;
  private static final int MUCH = 10_000;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Output output;
  private final PrintStream out;
  private final boolean silent;
  private final boolean terminal;
  private int furthest = -1;
  private String shown = "";

  /**
   * @param invocation the run whose progress it is
   */
  public ProgressLine(Invocation invocation) {
    this.output = invocation.output();
    this.out = output.out();
    this.silent = invocation.json();
    this.terminal = invocation.isTerminal();
  }

  /**
   * Shows where things stand.
   *
   * @param done how many of them are done
   * @param all how many there are, at least that many
   * @param things what they are
   */
  public void show(long done, long all, String things) {
    int percent = (int) (done * 100 / all);
    boolean same = percent == furthest && things.equals(shown);
    if (silent || same || (!terminal && all < MUCH)) {
      return;
    }
    if (terminal) {
      String bar = "#".repeat(percent * BAR / 100);
      String line =
          String.format("[%-" + BAR + "s] %3d %%  %d of %d %s", bar, percent, done, all, things);
      // A line that wraps cannot be drawn over.
      int width = Integer.getInteger("bureau.columns", COLUMNS) - 1;
      out.print(ERASE_LINE + line.substring(0, Math.min(line.length(), width)));
      out.flush();
    } else if (percent / TENTH > furthest / TENTH) {
      out.printf("%3d %%  %d of %d %s%n", percent, done, all, things);
      out.flush();
    }
    furthest = percent;
    shown = things;
  }

  /** Prints a line for people that stays; what was drawn is gone until it is shown again. */
  public void above(String text) {
    if (silent) {
      return;
    }
    close();
    furthest = -1;
    output.line(text);
    output.flush();
  }

  @Override
  public void close() {
    if (terminal && furthest >= 0) {
      out.print(ERASE_LINE);
    }
  }
}
