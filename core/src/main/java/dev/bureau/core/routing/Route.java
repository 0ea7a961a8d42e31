package dev.bureau.core.routing;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;

/**
 * Where a piece of work goes (R2).
 *
 * @param value {@code simple} or {@code orchestrator}
 */
public record Route(String value) implements Text {
  /** It is done where it came in. */
  public static final Route SIMPLE = new Route("simple");

  /** It goes to the orchestrator. */
  public static final Route ORCHESTRATOR = new Route("orchestrator");

  /**
   * @throws BadInputException if it is neither
   */
  public Route {
    if (!value.equals("simple") && !value.equals("orchestrator")) {
      throw new BadInputException("route", value, "give simple or orchestrator");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
