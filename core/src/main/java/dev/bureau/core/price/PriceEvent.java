package dev.bureau.core.price;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of users' own prices. */
public sealed interface PriceEvent extends Event<Prices> permits PricePut, PriceRemoved {
  /** What this family adds to the catalogue. */
  Feature<Prices> FEATURE =
      new Feature<>(
          "price",
          Prices.ASPECT,
          List.of(
              EventType.of("price.put", PricePut.class),
              EventType.of("price.removed", PriceRemoved.class)));
}
