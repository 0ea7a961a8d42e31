package dev.bureau.orchestrator;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.affinity.Affinity;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.archive.Archive;
import dev.bureau.orchestrator.bootstrap.Bootstrap;
import dev.bureau.orchestrator.budget.Budgets;
import dev.bureau.orchestrator.cloning.Cloner;
import dev.bureau.orchestrator.context.Contexts;
import dev.bureau.orchestrator.discipline.ReadDiscipline;
import dev.bureau.orchestrator.doctor.Doctor;
import dev.bureau.orchestrator.duty.Duties;
import dev.bureau.orchestrator.group.GroupManager;
import dev.bureau.orchestrator.health.HealthMonitor;
import dev.bureau.orchestrator.housekeeping.Housekeeping;
import dev.bureau.orchestrator.lineage.LineageReader;
import dev.bureau.orchestrator.message.Messages;
import dev.bureau.orchestrator.migration.Migrator;
import dev.bureau.orchestrator.price.PriceCatalogue;
import dev.bureau.orchestrator.recovery.EmergencyRecovery;
import dev.bureau.orchestrator.routing.Router;
import dev.bureau.orchestrator.session.SessionManager;
import dev.bureau.orchestrator.shutdown.Shutdown;
import dev.bureau.orchestrator.template.TemplateCatalogue;
import dev.bureau.orchestrator.tools.ToolServers;
import dev.bureau.orchestrator.usage.Costs;
import dev.bureau.orchestrator.usage.UsageRecorder;
import dev.bureau.orchestrator.wait.WaitManager;
import dev.bureau.transitions.Transitions;
import dev.bureau.transitions.chain.Chains;
import dev.bureau.transitions.host.Hosts;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;

/**
 * Bureau for Guice: needs a {@link StoreFactory} and any number of agents bound with {@link
 * AgentsModule}, gives a {@link Bureau} and each of its services by itself. Who injects it closes
 * it. Bind a {@link Telemetry} with an {@link OptionalBinder} to be told what it does.
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
    OptionalBinder.newOptionalBinder(binder(), Telemetry.class)
        .setDefault()
        .toInstance(Telemetry.NONE);
    give(SessionManager.class, Bureau::sessions);
    give(Messages.class, Bureau::messages);
    give(GroupManager.class, Bureau::groups);
    give(Bootstrap.class, Bureau::bootstrap);
    give(Shutdown.class, Bureau::shutdown);
    give(Migrator.class, Bureau::migration);
    give(Transitions.class, Bureau::transitions);
    give(Chains.class, Bureau::chains);
    give(Hosts.class, Bureau::hosts);
    give(EmergencyRecovery.class, Bureau::recovery);
    give(Archive.class, Bureau::archive);
    give(Cloner.class, Bureau::cloning);
    give(LineageReader.class, Bureau::lineage);
    give(TemplateCatalogue.class, Bureau::templates);
    give(UsageRecorder.class, Bureau::usage);
    give(Costs.class, Bureau::costs);
    give(Budgets.class, Bureau::budgets);
    give(PriceCatalogue.class, Bureau::prices);
    give(Duties.class, Bureau::duties);
    give(Affinity.class, Bureau::affinity);
    give(Router.class, Bureau::routing);
    give(ReadDiscipline.class, Bureau::discipline);
    give(ToolServers.class, Bureau::tools);
    give(Contexts.class, Bureau::context);
    give(WaitManager.class, Bureau::waiting);
    give(Doctor.class, Bureau::doctor);
    give(Housekeeping.class, Bureau::housekeeping);
    give(HealthMonitor.class, Bureau::health);
    give(Store.class, Bureau::store);
    give(EventCatalogue.class, Bureau::catalogue);
  }

  private <T> void give(Class<T> service, Function<Bureau, T> of) {
    Provider<Bureau> bureau = getProvider(Bureau.class);
    bind(service).toProvider(() -> of.apply(bureau.get()));
  }

  @Provides
  @Singleton
  Bureau bureau(StoreFactory store, Map<String, Provider<Agent>> agents, Telemetry telemetry) {
    Agents bound = new Agents();
    agents.forEach((name, maker) -> bound.bind(name, maker::get));
    return Bureau.measured(telemetry).open(config, store, bound, Seams.system());
  }
}
