package dev.bureau.core.price;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The users' own prices, in the order in which they were put. Immutable. */
public final class Prices {
  /** The prices as an aspect of the session {@code bureau}. */
  public static final Aspect<Prices> ASPECT =
      new Aspect<>(
          "price",
          1,
          new Prices(TreePVector.empty()),
          Form.of(
              Stored.class,
              prices -> new Stored(prices.own),
              stored -> new Prices(TreePVector.from(stored.own()))));

  private final PVector<PriceEntry> own;
  private final PriceTable table;

  private Prices(PVector<PriceEntry> own) {
    this.own = own;
    this.table = PriceTable.builtIn().with(own);
  }

  /** As they stand in a snapshot. */
  record Stored(List<PriceEntry> own) {}

  /** What holds: these, and where they say nothing, those that Bureau starts with. */
  public PriceTable table() {
    return table;
  }

  /** The users' own price of a model from exactly that day on, if there is one. */
  public Optional<PriceEntry> find(String model, LocalDate from) {
    return own.stream()
        .filter(each -> each.model().equals(model) && each.from().equals(from))
        .findFirst();
  }

  Prices with(PriceEntry entry) {
    return new Prices(others(entry.model(), entry.from()).plus(entry));
  }

  Prices without(String model, LocalDate from) {
    return new Prices(others(model, from));
  }

  private PVector<PriceEntry> others(String model, LocalDate from) {
    return find(model, from).map(each -> own.minus((Object) each)).orElse(own);
  }
}
