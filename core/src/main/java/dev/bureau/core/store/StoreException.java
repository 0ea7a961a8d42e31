package dev.bureau.core.store;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import org.jspecify.annotations.Nullable;

/**
 * A store could not do what it should. What was asked has not happened, unless it says otherwise.
 */
public final class StoreException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String fact;
  private final String remedy;

  /**
   * @param category whether a retry can help
   * @param place the file or address, as its user knows it
   * @param fact what is the matter
   * @param remedy what to do about it
   */
  public StoreException(
      Category category, String place, String fact, String remedy, @Nullable Throwable cause) {
    super(category, place + ": " + fact + "; " + remedy, cause);
    this.place = place;
    this.fact = fact;
    this.remedy = remedy;
  }

  /** What is the matter. */
  public String fact() {
    return fact;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** The file or address of the store. */
  public String place() {
    return place;
  }
}
