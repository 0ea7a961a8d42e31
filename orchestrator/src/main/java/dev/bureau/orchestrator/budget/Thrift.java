package dev.bureau.orchestrator.budget;

import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceTable;
import dev.bureau.orchestrator.routing.ModelsConfig;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Which model is the cheapest. */
final class Thrift {
  private Thrift() {}

  /**
   * The model of the configuration that costs least at that time, by its output and then its input;
   * none if none of them has a price.
   */
  static Optional<String> cheapest(ModelsConfig models, PriceTable prices, Instant at) {
    TreeSet<String> all = new TreeSet<>(models.byRole().values());
    all.add(models.complex());
    return all.stream()
        .filter(each -> prices.price(each, at).isPresent())
        .min(
            Comparator.comparing(
                each -> prices.price(each, at).orElseThrow(),
                Comparator.comparing(Price::output).thenComparing(Price::input)));
  }
}
