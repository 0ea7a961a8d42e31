package dev.bureau.orchestrator.usage;

import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.time.Instant;

/** Reports of usage for tests. */
public final class Reports {
  public static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  public static final String HAIKU = "claude-3-5-haiku-20241022";

  private Reports() {}

  public static Usage of(String key, String model, long input, long output) {
    return new Usage(new UsageKey(key), model, Tokens.of(input, output), AT);
  }

  public static Usage haiku(String key, long input, long output) {
    return of(key, HAIKU, input, output);
  }
}
