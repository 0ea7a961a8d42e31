package dev.bureau.transitions.chain;

import dev.bureau.core.transition.Cause;
import dev.bureau.transitions.Transitioned.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures about the passages of a time, and about the chains that they made longer. What was
 * deleted is not counted. Immutable.
 *
 * @param since the beginning of that time, within it
 * @param until its end, not within it
 * @param byCause the passages, by their cause; all causes, zeros included
 * @param byManner the same passages, by whether a handling was waited for; zeros included
 * @param lengths how many of the chains have so many lives, those before that time included
 * @param meanLife how long the sessions that passed had lived; null if none did
 * @param open the sessions that have passed to one that is not there yet; not those that still wait
 *     for a handling
 */
public record ChainStatistics(
    Instant since,
    Instant until,
    Map<Cause, Long> byCause,
    Map<Manner, Long> byManner,
    SortedMap<Integer, Long> lengths,
    @Nullable Duration meanLife,
    long open) {
  private static final double HOUR = Duration.ofHours(1).toMillis();

  public ChainStatistics {
    byCause = Collections.unmodifiableMap(new EnumMap<>(byCause));
    byManner = Collections.unmodifiableMap(new EnumMap<>(byManner));
    lengths = Collections.unmodifiableSortedMap(new TreeMap<>(lengths));
  }

  /** How many passages there were. */
  public long transitions() {
    return sum(byCause);
  }

  /** How many there were in an hour, on average. */
  public double perHour() {
    return transitions() * HOUR / Duration.between(since, until).toMillis();
  }

  /** How many chains they belong to. */
  public long chains() {
    return sum(lengths);
  }

  /** How many lives the longest of these has; 0 if there is none. */
  public int longest() {
    return lengths.isEmpty() ? 0 : lengths.lastKey();
  }

  /** How many lives these have on average; null if there is none. */
  public @Nullable Double meanLength() {
    long lives =
        lengths.entrySet().stream().mapToLong(each -> each.getKey() * each.getValue()).sum();
    return lengths.isEmpty() ? null : (double) lives / chains();
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
