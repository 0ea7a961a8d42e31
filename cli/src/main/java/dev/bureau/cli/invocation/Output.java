package dev.bureau.cli.invocation;

import dev.bureau.core.json.Json;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where a command prints: results to standard output, as lines for people or as JSON for programs,
 * notes to standard error.
 */
public final class Output {
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param out takes results, and nothing else
   * @param err takes notes and errors
   */
  public Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Where results go, for what brings its own form. */
  public PrintStream out() {
    return out;
  }

  /** Where notes and errors go. */
  public PrintStream err() {
    return err;
  }

  /** Prints one line for people, made safe to print. */
  public void line(String text) {
    out.println(Printable.of(text));
  }

  /** Prints one line that belongs to no result. */
  public void note(String text) {
    err.println(Printable.of(text));
  }

  /** Prints one JSON value on one line. */
  public void json(Map<String, ?> value) {
    out.println(Json.write(value));
  }

  /** Shows at once what was printed so far. */
  public void flush() {
    out.flush();
  }

  /** Prints a table for people. */
  public Table table(String... headers) {
    return new Table(this, List.of(headers));
  }

  /** Prints one thing for people. */
  public void print(Outline outline) {
    outline.print(this);
  }

  /** Prints a JSON array, an element a line. */
  public JsonArray array() {
    return new JsonArray(this);
  }

  /** Whether nobody reads the output any more, so that going on is of no use. */
  public boolean isCut() {
    return out.checkError();
  }
}
