package dev.bureau.orchestrator;

import dev.bureau.core.id.Actor;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.agent.Agents;
import java.util.function.Consumer;

/**
 * Opens bureaus that tell what they do from their first commit on. Immutable.
 *
 * <pre>{@code
 * MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
 * try (Bureau bureau = Bureau.measured(Telemetry.to(registry))
 *     .open(Sqlite.at(file), agents -> agents.bind("summariser", Summariser.class))) {
 *   …
 * }
 * }</pre>
 */
public final class Opening {
  private final Telemetry telemetry;

  Opening(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /**
   * Opens a bureau that runs these agents, as {@link Bureau#open(StoreFactory, Consumer)} does.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot be opened
   */
  public Bureau open(StoreFactory store, Consumer<Agents> bindings) {
    Agents agents = new Agents();
    bindings.accept(agents);
    return open(BureauConfig.defaults(), store, agents, Seams.system());
  }

  /**
   * Opens a bureau with everything given.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot be opened
   */
  public Bureau open(BureauConfig config, StoreFactory factory, Agents agents, Seams seams) {
    Parts parts = new Parts(config, factory, agents, seams);
    try {
      parts.tell(telemetry);
      parts.begin();
    } catch (RuntimeException | Error e) {
      parts.close(); // nobody else could close the store
      throw e;
    }
    return new Bureau(parts, Actor.user("local"));
  }
}
