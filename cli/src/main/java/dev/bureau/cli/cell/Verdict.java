package dev.bureau.cli.cell;

import dev.bureau.core.cell.Resolution;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is decided about an uncertain cell, as the options say; they exclude each other. */
final class Verdict {
  @Option(names = "--retry", description = "It did not happen: run it again.")
  private boolean retry;

  @Option(names = "--skip", description = "Leave it: go on with an empty result.")
  private boolean skip;

  @Option(
      names = "--result",
      paramLabel = "JSON",
      description = "It happened: go on with this result, a JSON object.")
  private @Nullable String result;

  Resolution resolution() {
    if (retry) {
      return Resolution.RETRY;
    }
    return skip ? Resolution.SKIP : Resolution.SUPPLY;
  }

  Map<String, Object> supplied() {
    return result == null ? Map.of() : Json.read("--result", result, JsonLimits.RECORD);
  }
}
