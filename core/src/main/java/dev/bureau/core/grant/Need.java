package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.price.OpaqueName;
import dev.bureau.core.price.PriceTable;
import dev.bureau.core.price.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call is expected to use. What is not said is not known; the call still counts as one.
 *
 * <pre>{@code
 * Need.of("haiku", Tokens.of(2_000, 500))   // costs what the prices say
 * Need.call().time(Duration.ofSeconds(20))
 * }</pre>
 *
 * @param model the model, by any of its names; null if the call is none of a model, or its cost is
 *     said
 * @param tokens as many as it may use
 * @param usd what it may cost; null if that follows from the model and the tokens
 * @param time how long it may take
 */
public record Need(@Nullable String model, Tokens tokens, @Nullable BigDecimal usd, Duration time) {
  /**
   * @throws BadInputException if the model is no name, an amount is below 0 or above 10^15 (the
   *     time in seconds), or the cost has more than 20 decimals
   */
  public Need {
    if (model != null) {
      OpaqueName.check("model", model);
    }
    usd = usd == null ? null : Amounts.said("needed USD", usd);
    Amounts.said("needed time", Amounts.seconds(time));
  }

  /** A call of which nothing is known. */
  public static Need call() {
    return new Need(null, Tokens.NONE, null, Duration.ZERO);
  }

  /** A call of a model with that many tokens at most. */
  public static Need of(String model, Tokens tokens) {
    return new Need(model, tokens, null, Duration.ZERO);
  }

  /** The same with that many tokens, not said of which kind. */
  public Need tokens(long most) {
    return new Need(model, Tokens.of(most, 0), usd, time);
  }

  /** The same with what it may cost, whatever the prices say. */
  public Need usd(String most) {
    try {
      return new Need(model, tokens, new BigDecimal(most), time);
    } catch (NumberFormatException e) {
      throw new BadInputException("needed USD", most, "give a number such as 0.05");
    }
  }

  /** The same with a time. */
  public Need time(Duration most) {
    return new Need(model, tokens, usd, most);
  }

  /**
   * It in amounts, by the prices that hold now; they and the clock are asked only if the cost
   * follows from them.
   */
  public Priced priced(Supplier<PriceTable> prices, InstantSource clock) {
    Optional<BigDecimal> cost =
        usd != null
            ? Optional.of(usd)
            : model == null
                ? Optional.of(BigDecimal.ZERO)
                : prices.get().price(model, clock.instant()).map(each -> each.of(tokens));
    Amounts amounts =
        new Amounts(
            BigDecimal.valueOf(tokens.total()),
            cost.orElse(BigDecimal.ZERO),
            Amounts.seconds(time),
            BigDecimal.ONE);
    return new Priced(amounts, cost.isPresent());
  }

  /**
   * A need in amounts.
   *
   * @param amounts how much of each measure
   * @param isPriced whether its cost is known; if not, its money is 0
   */
  public record Priced(Amounts amounts, boolean isPriced) {
    /** How much of a measure must be there at least. */
    BigDecimal least(Measure measure) {
      return amounts.of(measure).max(measure.least());
    }
  }
}
