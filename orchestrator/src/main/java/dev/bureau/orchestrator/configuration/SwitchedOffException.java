package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/** Something was asked for that the configuration has off (S11). */
public final class SwitchedOffException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param what is off, as a sentence begins
   * @param key the key that says so
   */
  public SwitchedOffException(String what, String key) {
    super(Category.REFUSED, "%s is off; set %s to on".formatted(what, key));
    this.key = key;
  }

  /** The key that says so. */
  public String key() {
    return key;
  }
}
