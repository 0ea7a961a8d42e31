package dev.bureau.core.price;

import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What models cost, and since when (R4). Of one model the entry holds whose first day is the latest
 * up to the usage; a name that is one model's own is no alias of another. An entry in place of
 * another has its aliases, too. Immutable.
 */
public final class PriceTable {
  private final NavigableMap<String, NavigableMap<LocalDate, PriceEntry>> models = new TreeMap<>();
  private final Map<String, NavigableMap<LocalDate, String>> aliases = new HashMap<>();

  private PriceTable(Collection<PriceEntry> given, Collection<PriceEntry> own) {
    for (PriceEntry each : joined(given, own)) {
      models
          .computeIfAbsent(each.model(), model -> new TreeMap<>())
          .merge(first(each), each, PriceTable::inPlaceOf);
    }
    for (PriceEntry each : entries()) {
      each.aliases().forEach(name -> known(name).put(first(each), each.model()));
    }
    for (PriceEntry each : own) { // these win over what others are called
      each.aliases().forEach(name -> known(name).put(first(each), each.model()));
    }
  }

  /** A model that costs something else is still called what it was called. */
  private static PriceEntry inPlaceOf(PriceEntry before, PriceEntry entry) {
    SortedSet<String> names = new TreeSet<>(before.aliases());
    names.addAll(entry.aliases());
    return entry.aliases(names.toArray(String[]::new));
  }

  private static LocalDate first(PriceEntry entry) {
    return entry.from().equals(PriceEntry.ALWAYS) ? LocalDate.MIN : entry.from();
  }

  private NavigableMap<LocalDate, String> known(String alias) {
    return aliases.computeIfAbsent(alias, name -> new TreeMap<>());
  }

  /** The prices that Bureau starts with. */
  public static PriceTable builtIn() {
    return BuiltIn.TABLE;
  }

  /** Read once, from a resource. */
  private static final class BuiltIn {
    static final PriceTable TABLE = new PriceTable(read(), List.of());

    private static List<PriceEntry> read() {
      try (InputStream resource = PriceTable.class.getResourceAsStream("prices.json")) {
        if (resource == null) {
          throw new IllegalStateException("prices.json is missing from the program");
        }
        String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        return Codec.decode("prices.json", text, Listed.class, JsonLimits.RECORD).prices().stream()
            .map(Line::entry)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The resource. */
  record Listed(List<Line> prices) {}

  /** One price of the resource; the rest follows from what it says. */
  record Line(String model, List<String> aliases, String category, BigDecimal in, BigDecimal out) {
    PriceEntry entry() {
      return PriceEntry.of(model, Price.of(category, in, out))
          .aliases(aliases.toArray(String[]::new));
    }
  }

  /** This table with other entries, each in place of the one of its model and day, if any. */
  public PriceTable with(Collection<PriceEntry> others) {
    return others.isEmpty() ? this : new PriceTable(entries(), others);
  }

  private static List<PriceEntry> joined(Collection<PriceEntry> some, Collection<PriceEntry> more) {
    List<PriceEntry> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** All entries by model and day. */
  public List<PriceEntry> entries() {
    return models.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  /**
   * The model's own name, whichever of its names is given, at that time; a name that is unknown is
   * one itself.
   */
  public String model(String name, Instant at) {
    NavigableMap<LocalDate, String> named = models.containsKey(name) ? null : aliases.get(name);
    Map.Entry<LocalDate, String> latest = named == null ? null : named.floorEntry(day(at));
    return latest == null ? name : latest.getValue();
  }

  /** The price of a model, by any of its names, for usage at that time; empty if it has none. */
  public Optional<Price> price(String name, Instant at) {
    NavigableMap<LocalDate, PriceEntry> entries = models.get(model(name, at));
    return entries == null
        ? Optional.empty()
        : Optional.ofNullable(entries.floorEntry(day(at))).map(each -> each.getValue().price());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
