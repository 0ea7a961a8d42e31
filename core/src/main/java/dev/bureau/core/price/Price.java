package dev.bureau.core.price;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;

/**
 * What a million tokens of each kind cost, in USD, exactly.
 *
 * @param category under which the costs are added up, such as {@code haiku}
 * @param input of input tokens
 * @param output of output tokens
 * @param cacheWrite5m of tokens put into a cache for five minutes
 * @param cacheWrite1h of tokens put into a cache for an hour
 * @param cacheRead of tokens taken from a cache
 */
public record Price(
    String category,
    BigDecimal input,
    BigDecimal output,
    BigDecimal cacheWrite5m,
    BigDecimal cacheWrite1h,
    BigDecimal cacheRead) {
  /** The category of usage that has no price; no price may have it. */
  public static final String UNPRICED = "unpriced";

  private static final int MILLION = 6;
  private static final int DIGITS = 20;
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

  /**
   * @throws BadInputException if the category is no name or {@code unpriced}, or a price is below
   *     0, above 1,000,000,000 or has more than 20 digits behind the point
   */
  public Price {
    OpaqueName.check("category", category);
    if (category.equals(UNPRICED)) {
      throw new BadInputException("category", category, "choose another name");
    }
    input = price("input price", input);
    output = price("output price", output);
    cacheWrite5m = price("cache write price (5 min)", cacheWrite5m);
    cacheWrite1h = price("cache write price (1 h)", cacheWrite1h);
    cacheRead = price("cache read price", cacheRead);
  }

  private static BigDecimal price(String field, BigDecimal price) {
    if (price.signum() < 0 || price.compareTo(HIGHEST) > 0) {
      throw new BadInputException(field, price.toString(), "give 0 to 1000000000 USD");
    }
    BigDecimal exact = exact(price);
    if (exact.scale() > DIGITS) {
      throw new BadInputException(field, price.toString(), "give at most 20 decimals");
    }
    return exact;
  }

  /**
   * A price of which the rest follows: cache writes are 1.25 × (5 min) and 2 × (1 h), cache reads
   * 0.1 × that of input (R4).
   *
   * @throws BadInputException as the constructor does
   */
  public static Price of(String category, BigDecimal input, BigDecimal output) {
    return new Price(
        category,
        input,
        output,
        input.multiply(new BigDecimal("1.25")),
        input.multiply(BigDecimal.valueOf(2)),
        input.multiply(new BigDecimal("0.1")));
  }

  /** What these tokens cost, in USD; never rounded. */
  public BigDecimal of(Tokens tokens) {
    BigDecimal millionths =
        cost(tokens.input(), input)
            .add(cost(tokens.output(), output))
            .add(cost(tokens.cacheWrite5m(), cacheWrite5m))
            .add(cost(tokens.cacheWrite1h(), cacheWrite1h))
            .add(cost(tokens.cacheRead(), cacheRead));
    return exact(millionths.movePointLeft(MILLION));
  }

  private static BigDecimal cost(long tokens, BigDecimal price) {
    return tokens == 0 ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(tokens));
  }

  /** The same amount in its one form: no zeros at the end of its decimals. */
  public static BigDecimal exact(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
