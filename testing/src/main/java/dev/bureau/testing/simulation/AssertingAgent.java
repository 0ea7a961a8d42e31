package dev.bureau.testing.simulation;

import dev.bureau.core.message.Message;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user's agent in which no assertion fails unheard, also in an attempt that nobody can note: the
 * store may be out of reach, or another holder at work by now.
 */
final class AssertingAgent implements Agent {
  private static final int MOST_CAUSES = 50;

  private final Agent works;
  private final World world;

  AssertingAgent(Agent works, World world) {
    this.works = works;
    this.world = world;
  }

  @Override
  public void handle(Message message, Context context) throws Exception {
    try {
      works.handle(message, context);
    } catch (Exception | Error e) {
      Optional<AssertionError> assertion = assertion(e);
      if (assertion.isPresent()) {
        throw world.broken(
            "In the handling of %s by %s".formatted(message.id(), context.session().id()),
            assertion.get());
      }
      throw e;
    }
  }

  /** It may stand behind what a step, or the agent itself, has made of it. */
  private static Optional<AssertionError> assertion(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES) // causes may go round in a circle
        .filter(AssertionError.class::isInstance)
        .map(AssertionError.class::cast)
        .findFirst();
  }
}
