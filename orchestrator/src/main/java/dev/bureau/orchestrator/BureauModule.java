package dev.bureau.orchestrator;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.MapBinder;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Bureau for Guice: needs a {@link StoreFactory} and any number of agents bound with {@link
 * AgentsModule}, gives a {@link Bureau}. Who injects it closes it.
 */
public final class BureauModule extends AbstractModule {
  private final BureauConfig config;

  public BureauModule(BureauConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    MapBinder.newMapBinder(binder(), String.class, Agent.class);
    requireBinding(StoreFactory.class);
  }

  @Provides
  @Singleton
  Bureau bureau(StoreFactory store, Map<String, Provider<Agent>> agents) {
    Agents bound = new Agents();
    agents.forEach((name, maker) -> bound.bind(name, maker::get));
    return Bureau.open(config, store, bound, Seams.system());
  }
}
