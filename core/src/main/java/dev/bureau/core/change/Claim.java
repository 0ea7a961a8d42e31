package dev.bureau.core.change;

import dev.bureau.core.error.BadInputException;

/**
 * A name that only one commit in the whole store may have (DESIGN: claims).
 *
 * @param scope what kind of name, such as {@code usage}
 * @param key the name, 1–512 characters
 */
public record Claim(String scope, String key) {
  private static final int LONGEST = 512;

  /**
   * @throws BadInputException if the scope or the key is empty or too long
   */
  public Claim {
    if (scope.isEmpty() || scope.length() > LONGEST) {
      throw new BadInputException("claim scope", scope, "give 1-512 characters");
    }
    if (key.isEmpty() || key.length() > LONGEST) {
      throw new BadInputException("claim key", key, "give 1-512 characters");
    }
  }
}
