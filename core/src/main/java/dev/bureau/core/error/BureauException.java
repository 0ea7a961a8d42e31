package dev.bureau.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that Bureau throws. The type says the fact, fields of the subclass carry
 * ids and values, and the message is one line that names what, which value, and the remedy.
 */
public abstract class BureauException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Category category;

  protected BureauException(Category category, String message) {
    this(category, message, null);
  }

  protected BureauException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  /** The kind of failure. */
  public Category category() {
    return category;
  }
}
