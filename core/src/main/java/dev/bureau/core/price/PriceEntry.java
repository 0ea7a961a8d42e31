package dev.bureau.core.price;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a model costs from some day on.
 *
 * @param model its name, as providers report it
 * @param aliases other names of it
 * @param from the first day, in UTC, of the usage it holds for
 * @param price what it costs
 */
public record PriceEntry(String model, SortedSet<String> aliases, LocalDate from, Price price) {
  /** The day of entries that hold for all usage, whenever it was. */
  public static final LocalDate ALWAYS = LocalDate.EPOCH;

  /**
   * @throws dev.bureau.core.error.BadInputException if the model or an alias is no name
   */
  public PriceEntry {
    OpaqueName.check("model", model);
    aliases.forEach(each -> OpaqueName.check("alias", each));
    aliases = Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
  }

  /** A price that holds for all usage of a model that has no other name. */
  public static PriceEntry of(String model, Price price) {
    return new PriceEntry(model, Collections.emptySortedSet(), ALWAYS, price);
  }

  /** The same, known by these names, too. */
  public PriceEntry aliases(String... others) {
    return new PriceEntry(model, new TreeSet<>(List.of(others)), from, price);
  }

  /** The same for usage from that day on. */
  public PriceEntry from(LocalDate first) {
    return new PriceEntry(model, aliases, first, price);
  }
}
