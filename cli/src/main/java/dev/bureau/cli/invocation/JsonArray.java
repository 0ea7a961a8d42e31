package dev.bureau.cli.invocation;

import dev.bureau.core.json.Json;
import org.jspecify.annotations.Nullable;

/** A JSON array that is printed while it grows: one value in all, an element a line. */
public final class JsonArray implements AutoCloseable {
  private final Output output;
  private String before = "[";

  JsonArray(Output output) {
    this.output = output;
  }

  /** Adds an element. */
  public void add(@Nullable Object element) {
    output.out().print(before + System.lineSeparator() + Json.write(element));
    before = ",";
  }

  @Override
  public void close() {
    output.out().println(before.equals("[") ? "[]" : System.lineSeparator() + "]");
  }
}
