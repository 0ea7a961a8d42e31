package dev.bureau.testing.scenario;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.testing.simulation.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happens, in the order in which it is said. Agents work whenever time passes or something is
 * waited for; {@link #then} waits for all of it. Belongs to its test's thread.
 */
public final class When {
  private final Simulation simulation;
  private final Map<SessionId, Long> before = new HashMap<>();

  When(Simulation simulation) {
    this.simulation = simulation;
    for (Session each :
        simulation.bureau().sessions().query(Query.of(Filter.all()).limit(10_000)).sessions()) {
      before.put(each.id(), each.version());
    }
  }

  /** A session is sent a message. */
  public When sent(SessionId receiver, Letter letter) {
    return done(bureau -> bureau.send(receiver, letter));
  }

  /**
   * Somebody answers the only question that a session has asked a person or a system (X60), once
   * all has come to rest.
   *
   * @throws AssertionError if it waits for none, or for several
   */
  public When answered(SessionId asking, Map<String, Object> answer) {
    rested();
    List<Wait> open =
        simulation.bureau().waiting().of(asking).stream()
            .filter(each -> each.kind() == Wait.Kind.ANSWER && each.state() == Wait.State.OPEN)
            .toList();
    if (open.size() != 1) {
      throw new AssertionError(
          "Session '%s' should wait for one answer, and waits for %s".formatted(asking, open));
    }
    return done(bureau -> bureau.waiting().answer(asking, open.get(0).id(), answer));
  }

  /** Time passes. */
  public When timePasses(Duration time) {
    simulation.sleep(time);
    return this;
  }

  /** The node's process dies at once; another starts after that time. */
  public When crashed(Duration until) {
    simulation.crash(1, until);
    return this;
  }

  /** All comes to rest: no message waits that an agent could handle. */
  public When rested() {
    simulation.settle();
    return this;
  }

  /** Anything else is done. */
  public When done(Consumer<Bureau> deed) {
    deed.accept(simulation.bureau());
    return this;
  }

  /** All comes to rest, and is looked at. */
  public Then then() {
    rested();
    return new Then(simulation, before);
  }
}
