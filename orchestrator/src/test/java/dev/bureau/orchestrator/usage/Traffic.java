package dev.bureau.orchestrator.usage;

import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Reports as they come in the worst of worlds: calls grow while they are reported, three in ten
 * reports come again, sessions are forked and resumed and report what is not theirs.
 */
final class Traffic {
  private static final List<String> MODELS =
      List.of("haiku", "claude-sonnet-4-20250514", "opus", "unheard-of");
  private static final int BATCH = 500;

  private final SplittableRandom random;
  private final List<Usage> sent = new ArrayList<>();
  private int calls;

  Traffic(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Reports for one session to record together. */
  List<Usage> next() {
    List<Usage> batch = new ArrayList<>();
    while (batch.size() < BATCH) {
      Usage report = sent.isEmpty() || random.nextInt(10) >= 3 ? fresh() : again();
      sent.add(report);
      batch.add(report);
    }
    return batch;
  }

  private Usage fresh() {
    Instant at = Reports.AT.plus(Duration.ofMinutes(random.nextInt(100_000)));
    return new Usage(
        new UsageKey("msg_" + calls++),
        MODELS.get(random.nextInt(MODELS.size())),
        new Tokens(count(), count(), count(), count(), count()),
        at);
  }

  /** An old report as it was, or one that says more or less of some kind. */
  private Usage again() {
    Usage old = sent.get(random.nextInt(sent.size()));
    Tokens was = old.tokens();
    return switch (random.nextInt(3)) {
      case 0 -> old;
      case 1 -> with(old, was.plus(Tokens.of(0, count())));
      default -> with(old, new Tokens(count(), was.output(), count(), 0, was.cacheRead() / 2));
    };
  }

  private static Usage with(Usage old, Tokens tokens) {
    return new Usage(old.key(), old.model(), tokens, old.at());
  }

  private long count() {
    return random.nextInt(100_000);
  }
}
