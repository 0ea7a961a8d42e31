package dev.bureau.cli.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Aligned columns for people. Rows are printed in blocks, so that a list of any length needs little
 * memory; a column never gets narrower from one block to the next. The last column is as wide as
 * its text. Close it to print what is left.
 */
public final class Table implements AutoCloseable {
  private static final int BLOCK = 1_000;
  private static final String GAP = "  ";

  private final Output output;
  private final int[] widths;
  private final List<List<String>> rows = new ArrayList<>();

  Table(Output output, List<String> headers) {
    this.output = output;
    this.widths = new int[headers.size()];
    rows.add(headers);
  }

  /** Adds a row; its cells are made safe to print. */
  public void row(String... cells) {
    rows.add(Stream.of(cells).map(Printable::of).toList());
    if (rows.size() >= BLOCK) {
      print();
    }
  }

  /** Shows the rows so far at once. */
  public void flush() {
    print();
    output.flush();
  }

  @Override
  public void close() {
    print();
  }

  private void print() {
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], Printable.width(row.get(column)));
      }
    }
    rows.forEach(row -> output.line(aligned(row)));
    rows.clear();
  }

  private String aligned(List<String> row) {
    StringBuilder line = new StringBuilder();
    int last = row.size() - 1;
    for (int column = 0; column < last; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - Printable.width(cell))).append(GAP);
    }
    return line.append(row.get(last)).toString().stripTrailing();
  }
}
