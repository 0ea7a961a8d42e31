package dev.bureau.orchestrator;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.bureau.orchestrator.agent.Agent;

/** Where users bind their agents: extend it and call {@link #agent} in {@code configure}. */
public abstract class AgentsModule extends AbstractModule {
  /** Binds a name to an agent class; Guice makes one for each live session. */
  protected final void agent(String name, Class<? extends Agent> type) {
    MapBinder.newMapBinder(binder(), String.class, Agent.class).addBinding(name).to(type);
  }
}
