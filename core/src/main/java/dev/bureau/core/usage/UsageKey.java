package dev.bureau.core.usage;

import dev.bureau.core.change.Claim;
import dev.bureau.core.json.Text;
import dev.bureau.core.price.OpaqueName;

/**
 * What a call of a model is known by, in the whole store: the provider's message id, else the
 * request's, else that of the record (R5). 1–256 characters.
 */
public record UsageKey(String value) implements Text, Comparable<UsageKey> {
  /** The scope of the claims by which a call is billed once. */
  public static final String SCOPE = "usage";

  /**
   * @throws dev.bureau.core.error.BadInputException if it is blank, too long or has control
   *     characters
   */
  public UsageKey {
    OpaqueName.check("usage key", value);
  }

  /** What a session claims that bills the call. */
  public Claim claim() {
    return new Claim(SCOPE, value);
  }

  @Override
  public int compareTo(UsageKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
