package dev.bureau.metrics.meter;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Charge;
import dev.bureau.core.usage.Ledger;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsagePriced;
import dev.bureau.core.usage.UsageRaised;
import dev.bureau.core.usage.UsageRecorded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls of models use and cost (R3). An event that raises a call says what it comes to in all.
 * Who commits knows what it came to before; who follows the feed, in which each raise of a call is
 * seen, keeps what is known of the latest calls, and looks up that of others. A counter is no bill:
 * it is a binary fraction, and of what was seen. Thread-safe.
 */
final class UsageMeters {
  private static final Logger LOG = LoggerFactory.getLogger(UsageMeters.class);
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String CACHE_WRITE_5M = "cache_write_5m";
  private static final String CACHE_WRITE_1H = "cache_write_1h";
  private static final String CACHE_READ = "cache_read";
  private static final List<String> KINDS =
      List.of(INPUT, OUTPUT, CACHE_WRITE_5M, CACHE_WRITE_1H, CACHE_READ);

  private final Past past;
  private final Categories<Used> categories;
  private final Latest<UsageKey, Charge> latest = new Latest<>();

  /** The meters of one category. */
  private record Used(Counter calls, Counters tokens, Counter cost) {}

  UsageMeters(MeterRegistry registry, Past past) {
    Family calls = new Family(registry, "bureau.usage.calls", "Calls of models that were billed");
    Family tokens =
        new Family(registry, "bureau.usage.tokens", "Tokens that calls of models used")
            .in("tokens");
    Family cost =
        new Family(
                registry, "bureau.usage.cost", "What calls of models cost; the journal is the bill")
            .in("usd");
    this.past = past;
    this.categories =
        new Categories<>(
            name ->
                new Used(
                    calls.with("category", name).counter(),
                    tokens.with("category", name).by("kind", KINDS),
                    cost.with("category", name).counter()));
  }

  void join(EventTable table) {
    table.on(UsageRecorded.class, this::recorded);
    table.on(UsageRaised.class, this::raised);
    table.on(UsagePriced.class, this::priced);
  }

  private synchronized void recorded(UsageRecorded event, EventTable.Seen seen) {
    Charge charge = new Charge(event.usage(), event.price());
    Used used = categories.of(charge.category());
    used.calls().increment();
    add(used, event.usage().tokens(), charge.cost());
    if (seen.books() == null) {
      latest.putIfAbsent(event.usage().key(), charge);
    }
  }

  /** Of calls that nobody knows any more nothing is counted. */
  private void raised(UsageRaised event, EventTable.Seen seen) {
    if (seen.books() != null) {
      seen.books().find(event.key()).ifPresent(before -> count(event, before));
      return;
    }
    Charge known = latest.get(event.key());
    Charge before = known != null ? known : lookedUp(event.key(), seen.entry());
    if (before != null) {
      raised(event, before);
    }
  }

  private synchronized void raised(UsageRaised event, Charge found) {
    Charge known = latest.get(event.key());
    latest.put(event.key(), count(event, known != null ? known : found));
  }

  /** Counts what is more than before, and tells how the call is billed now. */
  private Charge count(UsageRaised event, Charge before) {
    Usage usage = before.usage();
    Tokens now = event.tokens().max(usage.tokens());
    Charge after =
        new Charge(new Usage(usage.key(), usage.model(), now, usage.at()), before.price());
    add(
        categories.of(before.category()),
        now.minus(usage.tokens()),
        minus(after.cost(), before.cost()));
    return after;
  }

  /** It was counted as unpriced, and its tokens stay there; from now on it costs something. */
  private synchronized void priced(UsagePriced event, EventTable.Seen seen) {
    categories.of(event.price().category()).cost().increment(event.cost().doubleValue());
    Charge known = seen.books() == null ? latest.get(event.key()) : null;
    if (known != null) {
      latest.put(event.key(), new Charge(known.usage(), event.price()));
    }
  }

  private @Nullable Charge lookedUp(UsageKey key, Entry entry) {
    try {
      return past.at(entry.session(), entry.version() - 1)
          .aspects()
          .get(Ledger.ASPECT)
          .find(key)
          .orElse(null);
    } catch (BureauException e) {
      if (e.category() == Category.UNAVAILABLE) {
        throw e; // it may be told again
      }
      LOG.debug("What call {} had used before is not known, so no more of it is counted", key, e);
      return null;
    }
  }

  private static @Nullable BigDecimal minus(@Nullable BigDecimal all, @Nullable BigDecimal part) {
    return all == null || part == null ? all : all.subtract(part);
  }

  private static void add(Used used, Tokens tokens, @Nullable BigDecimal cost) {
    used.tokens().add(INPUT, (double) tokens.input());
    used.tokens().add(OUTPUT, (double) tokens.output());
    used.tokens().add(CACHE_WRITE_5M, (double) tokens.cacheWrite5m());
    used.tokens().add(CACHE_WRITE_1H, (double) tokens.cacheWrite1h());
    used.tokens().add(CACHE_READ, (double) tokens.cacheRead());
    if (cost != null) {
      used.cost().increment(cost.doubleValue());
    }
  }
}
