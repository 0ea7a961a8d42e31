package dev.bureau.core.context;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import dev.bureau.core.operating.ContextBand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the agent of a session knows, and how full its window is (E1–E3). Immutable.
 *
 * @param entries what it knows, in the order in which it was put there
 * @param reported what the provider said last; null if it never did
 * @param above the thresholds that were crossed and not left since
 * @param readings how full the window was, after each of the last hundred changes, oldest first
 * @param wanted how full it was when it was announced that the session is to go on with a fresh
 *     window; null if that was not, or a threshold was left since (E14)
 */
public record ContextMap(
    List<ContextEntry> entries,
    @Nullable Reported reported,
    SortedSet<Double> above,
    List<Reading> readings,
    @Nullable Gauge wanted) {
  /** The most readings that are kept here. */
  public static final int READINGS = 100;

  /** The context as an aspect of a session. */
  public static final Aspect<ContextMap> ASPECT =
      new Aspect<>(
          "context",
          1,
          new ContextMap(List.of(), null, new TreeSet<>(), List.of(), null),
          Form.of(ContextMap.class));

  public ContextMap {
    entries = List.copyOf(entries);
    above = Collections.unmodifiableSortedSet(new TreeSet<>(above));
    readings = List.copyOf(readings);
  }

  /**
   * What the provider said of the window (E1).
   *
   * @param used the tokens in it
   * @param total the tokens that go into it; null if it did not say
   * @param counted what the entries in the window came to at that time
   */
  public record Reported(long used, @Nullable Long total, long counted) {}

  /** The entry of that key. */
  public Optional<ContextEntry> find(String key) {
    return entries.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /** What the entries in the window come to, as they were counted. */
  public long counted() {
    return entries.stream().filter(ContextEntry::counts).mapToLong(ContextEntry::tokens).sum();
  }

  /**
   * How full the window is. What the provider said wins; what came or went since is counted on top
   * of it.
   *
   * @param total of the window, unless the provider said otherwise
   */
  public Gauge gauge(long total) {
    if (reported == null) {
      return new Gauge(counted(), total);
    }
    long used = Math.max(0, reported.used() + counted() - reported.counted());
    return new Gauge(used, reported.total() == null ? total : reported.total());
  }

  /** The band of the last reading; NORMAL if there is none. */
  public ContextBand band() {
    return readings.isEmpty() ? ContextBand.NORMAL : readings.get(readings.size() - 1).band();
  }

  ContextMap with(ContextEntry entry) {
    List<ContextEntry> next = without(each -> each.key().equals(entry.key()));
    next.add(entry);
    return withEntries(next);
  }

  ContextMap without(Collection<String> keys) {
    return withEntries(without(each -> keys.contains(each.key())));
  }

  private List<ContextEntry> without(Predicate<ContextEntry> gone) {
    List<ContextEntry> rest = new ArrayList<>(entries);
    rest.removeIf(gone);
    return rest;
  }

  ContextMap deferred(Collection<String> keys) {
    UnaryOperator<ContextEntry> deferred =
        each -> keys.contains(each.key()) ? each.in(ContextEntry.Place.DEFERRED) : each;
    return withEntries(entries.stream().map(deferred).toList());
  }

  /** They come behind all others, as if they had been put last. */
  ContextMap recalled(Collection<String> keys) {
    List<ContextEntry> next = without(each -> keys.contains(each.key()));
    entries.stream()
        .filter(each -> keys.contains(each.key()))
        .forEach(each -> next.add(each.in(ContextEntry.Place.WINDOW)));
    return withEntries(next);
  }

  private ContextMap withEntries(List<ContextEntry> changed) {
    return new ContextMap(changed, reported, above, readings, wanted);
  }

  ContextMap withReported(@Nullable Reported changed) {
    return new ContextMap(entries, changed, above, readings, wanted);
  }

  ContextMap crossed(double threshold) {
    SortedSet<Double> more = new TreeSet<>(above);
    more.add(threshold);
    return new ContextMap(entries, reported, more, readings, wanted);
  }

  ContextMap left(double threshold) {
    SortedSet<Double> fewer = new TreeSet<>(above);
    fewer.remove(threshold);
    return new ContextMap(entries, reported, fewer, readings, null);
  }

  ContextMap read(Reading reading) {
    List<Reading> all = new ArrayList<>(readings);
    all.add(reading);
    List<Reading> last = all.subList(Math.max(0, all.size() - READINGS), all.size());
    return new ContextMap(entries, reported, above, last, wanted);
  }

  ContextMap wanting(Gauge gauge) {
    return new ContextMap(entries, reported, above, readings, gauge);
  }
}
