package dev.bureau.core.routing;

import dev.bureau.core.session.ShortText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It was decided who does a piece of work (R2).
 *
 * @param route where it goes
 * @param estimate what was known of it
 * @param workflow the workflow that does it, if one was named
 */
public record RoutingDecided(Route route, Estimate estimate, @Nullable String workflow)
    implements RoutingEvent {
  /**
   * @throws dev.bureau.core.error.BadInputException if the workflow is blank or longer than 256
   *     characters
   */
  public RoutingDecided {
    ShortText.check("workflow", workflow, 256);
  }

  @Override
  public RoutingMetrics applyTo(RoutingMetrics state, Instant at) {
    return state.with(new RoutingDecision(this, at));
  }
}
