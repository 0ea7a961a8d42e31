package dev.bureau.core.duty;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import org.jspecify.annotations.Nullable;

/**
 * What a session is there for (S1). Immutable.
 *
 * @param direction how a director hands out work
 * @param domain what a department knows about, 1–256 characters
 * @param watch whom an observer watches
 */
public record Duty(@Nullable Direction direction, @Nullable String domain, @Nullable Watch watch) {
  /** Nothing said. */
  public static final Duty NONE = new Duty(null, null, null);

  /** The duty as an aspect of a session. */
  public static final Aspect<Duty> ASPECT = new Aspect<>("duty", 1, NONE, Form.of(Duty.class));

  private static final int LONGEST = 256;

  /**
   * @throws BadInputException if the domain is blank or too long
   */
  public Duty {
    if (domain != null && (domain.isBlank() || domain.length() > LONGEST)) {
      throw new BadInputException("domain", domain, "give 1-" + LONGEST + " characters");
    }
  }

  /** How a director hands out work: as it was told, or as all do. */
  public Direction directing() {
    return direction == null ? Direction.USUAL : direction;
  }

  /** The same with another way of handing out work. */
  public Duty with(Direction changed) {
    return new Duty(changed, domain, watch);
  }

  /** The same in another domain. */
  public Duty withDomain(String changed) {
    return new Duty(direction, changed, watch);
  }

  /** The same with others to watch. */
  public Duty with(Watch changed) {
    return new Duty(direction, domain, changed);
  }

  /** This duty, and of another what this one does not say. */
  public Duty over(Duty base) {
    return new Duty(
        direction == null ? base.direction : direction,
        domain == null ? base.domain : domain,
        watch == null ? base.watch : watch);
  }
}
