package dev.bureau.core.price;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.time.LocalDate;

/** Users have put no price for that model from that day on. */
public final class NoSuchPriceException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final String model;
  private final LocalDate from;

  public NoSuchPriceException(String model, LocalDate from) {
    super(
        Category.NOT_FOUND,
        ("There is no price of your own for '%s' from %s; 'prices list' shows all, and a built-in"
                + " one is replaced by putting another")
            .formatted(model, from));
    this.model = model;
    this.from = from;
  }

  /** Which model. */
  public String model() {
    return model;
  }

  /** From which day. */
  public LocalDate from() {
    return from;
  }
}
