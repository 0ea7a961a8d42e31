package dev.bureau.transitions.chain;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.transition.Cause;
import dev.bureau.transitions.Transitioned.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Counts passages that come chain by chain. Belongs to one thread. */
final class Tally {
  private final Map<Cause, Long> byCause = new EnumMap<>(Cause.class);
  private final Map<Manner, Long> byManner = new EnumMap<>(Manner.class);
  private final SortedMap<Integer, Long> lengths = new TreeMap<>();
  private final ToIntFunction<SessionId> length;
  private @Nullable SessionId chain;
  private Duration lived = Duration.ZERO;
  private long lives;
  private long open;

  /**
   * @param length how many lives a chain has, by its first session
   */
  Tally(ToIntFunction<SessionId> length) {
    this.length = length;
    for (Cause each : Cause.values()) {
      byCause.put(each, 0L);
    }
    for (Manner each : Manner.values()) {
      byManner.put(each, 0L);
    }
  }

  void add(Life life, Passed passed) {
    byCause.merge(passed.cause(), 1L, Long::sum);
    byManner.merge(passed.manner(), 1L, Long::sum);
    Duration time = life.lived();
    if (time != null) {
      lived = lived.plus(time);
      lives++;
    }
    SessionId its = life.session().links().chain();
    if (!its.equals(chain)) {
      chain = its;
      lengths.merge(length.applyAsInt(its), 1L, Long::sum);
    }
  }

  void addOpen() {
    open++;
  }

  ChainStatistics of(Instant since, Instant until) {
    Duration mean = lives == 0 ? null : lived.dividedBy(lives);
    return new ChainStatistics(since, until, byCause, byManner, lengths, mean, open);
  }
}
