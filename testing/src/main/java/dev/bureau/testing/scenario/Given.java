package dev.bureau.testing.scenario;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.testing.script.ScriptedAgent;
import dev.bureau.testing.script.ScriptedStep;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is before anything happens: agents, sessions and what they have done. It comes to be,
 * in the order in which it is said, when {@link #when} is called. Belongs to its test's thread.
 */
public final class Given {
  private final List<Consumer<Agents>> bindings = new ArrayList<>();
  private final List<Consumer<Bureau>> past = new ArrayList<>();
  private BureauConfig config = BureauConfig.defaults().withPoll(Duration.ofSeconds(5));
  private @Nullable Simulation simulation;

  Given() {}

  void begin(Simulation world) {
    simulation = world;
  }

  /** The world of this test, for agents that take their time with {@link Simulation#sleep}. */
  public Simulation simulation() {
    return Optional.ofNullable(simulation).orElseThrow();
  }

  /** An agent under its name. */
  public Given agent(String name, Supplier<? extends Agent> maker) {
    bindings.add(agents -> agents.bind(name, maker));
    return this;
  }

  /** An agent that plays steps. */
  public Given agent(String name, ScriptedStep... steps) {
    ScriptedAgent scripted = ScriptedAgent.in(simulation(), steps);
    return agent(name, () -> scripted);
  }

  /**
   * How Bureau is configured, unless by its defaults with a {@link BureauConfig#withPoll poll} of
   * five seconds: that long what the test sends may wait for the node to look. A month can pass so.
   */
  public Given config(BureauConfig changed) {
    config = changed;
    return this;
  }

  /** A session, created and started; give it an id to speak of it later. */
  public Given session(SessionSpec spec) {
    return past(bureau -> bureau.sessions().start(bureau.sessions().create(spec).id()));
  }

  /** A message that a session was sent, and has handled before anything happens. */
  public Given mail(SessionId receiver, Letter letter) {
    return past(bureau -> bureau.send(receiver, letter));
  }

  /** Anything else that was done. */
  public Given past(Consumer<Bureau> deed) {
    past.add(deed);
    return this;
  }

  /** All that is given comes to be, and to rest. */
  public When when() {
    Simulation world = simulation();
    world
        .config(config)
        .faults(Faults.none())
        .nodes(1, agents -> bindings.forEach(each -> each.accept(agents)));
    for (Consumer<Bureau> each : past) {
      each.accept(world.bureau());
      world.settle();
    }
    return new When(world);
  }
}
