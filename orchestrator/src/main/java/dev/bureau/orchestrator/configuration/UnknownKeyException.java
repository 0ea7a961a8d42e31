package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;

/** A key or a variable was set that there is not (S11). Nothing was changed. */
public final class UnknownKeyException extends BadInputException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String nearest;

  UnknownKeyException(String source, String key, String nearest) {
    super(source, key, "there is no such key; did you mean " + nearest + "?");
    this.key = key;
    this.nearest = nearest;
  }

  /** The key or variable that there is not. */
  public String key() {
    return key;
  }

  /** The one there is that is written most alike. */
  public String nearest() {
    return nearest;
  }
}
