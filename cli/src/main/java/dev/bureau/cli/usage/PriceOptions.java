package dev.bureau.cli.usage;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a price is described with, in USD for a million tokens. */
final class PriceOptions {
  @Option(names = "--input", paramLabel = "P", description = "With put: input tokens.")
  private @Nullable BigDecimal input;

  @Option(names = "--output", paramLabel = "P", description = "With put: output tokens.")
  private @Nullable BigDecimal output;

  @Option(
      names = {"--cache-write", "--cache-write-5m"},
      paramLabel = "P",
      description = "With put: cache writes for five minutes (default: 1.25 x input).")
  private @Nullable BigDecimal write5m;

  @Option(
      names = "--cache-write-1h",
      paramLabel = "P",
      description = "With put: cache writes for an hour (default: 2 x input).")
  private @Nullable BigDecimal write1h;

  @Option(
      names = "--cache-read",
      paramLabel = "P",
      description = "With put: cache reads (default: 0.1 x input).")
  private @Nullable BigDecimal read;

  @Option(
      names = "--category",
      paramLabel = "C",
      description = "With put: under which its costs are added up (default: the model).")
  private @Nullable String category;

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      description = "With put: another name of the model; may be given again.")
  private List<String> aliases = new ArrayList<>();

  boolean areGiven() {
    return input != null
        || output != null
        || write5m != null
        || write1h != null
        || read != null
        || category != null
        || !aliases.isEmpty();
  }

  PriceEntry entry(String model) {
    if (input == null || output == null) {
      throw new BadInputException(
          input == null ? "--input" : "--output", "", "give the price of a million tokens");
    }
    Price derived = Price.of(category == null ? model : category, input, output);
    Price price =
        new Price(
            derived.category(),
            derived.input(),
            derived.output(),
            write5m == null ? derived.cacheWrite5m() : write5m,
            write1h == null ? derived.cacheWrite1h() : write1h,
            read == null ? derived.cacheRead() : read);
    return PriceEntry.of(model, price).aliases(aliases.toArray(String[]::new));
  }
}
