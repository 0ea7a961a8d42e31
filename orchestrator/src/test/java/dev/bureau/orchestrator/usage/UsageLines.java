package dev.bureau.orchestrator.usage;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plain reader of the usage in transcripts of a coding agent, line by line, in their order. */
final class UsageLines {
  private UsageLines() {}

  /** Every report of all transcripts in a folder and below, a call's repeats included. */
  static List<Usage> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(each -> each.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(each -> of(each).stream())
          .toList();
    }
  }

  /** Every report of one transcript. */
  static List<Usage> of(Path transcript) {
    try {
      return Files.readString(transcript).lines().flatMap(each -> of(each).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Usage> of(String line) {
    Map<String, Object> json;
    try {
      json = Json.read("line", line, JsonLimits.BLOB);
    } catch (BadInputException e) {
      return Optional.empty(); // torn, or no JSON at all
    }
    Map<?, ?> message = object(json.get("message"));
    Map<?, ?> usage = object(message.get("usage"));
    return usage.isEmpty() || !"assistant".equals(json.get("type"))
        ? Optional.empty()
        : Optional.of(
            new Usage(
                new UsageKey(first(message.get("id"), json.get("requestId"), json.get("uuid"))),
                String.valueOf(message.get("model")),
                tokens(usage),
                Instant.parse(String.valueOf(json.get("timestamp")))));
  }

  private static Tokens tokens(Map<?, ?> usage) {
    Map<?, ?> writes = object(usage.get("cache_creation"));
    long all = count(usage, "cache_creation_input_tokens");
    long hour = count(writes, "ephemeral_1h_input_tokens");
    return new Tokens(
        count(usage, "input_tokens"),
        count(usage, "output_tokens"),
        all - hour,
        hour,
        count(usage, "cache_read_input_tokens"));
  }

  private static long count(Map<?, ?> usage, String field) {
    return usage.get(field) instanceof Number number ? number.longValue() : 0;
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String first(@Nullable Object... keys) {
    return Stream.of(keys)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
