package dev.bureau.testing.guide;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.metrics.meter.FeedMeters;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.feed.Follow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;

/** Where somebody watches an office. */
final class ControlRoom {
  private ControlRoom() {}

  /** An office that tells what it does, from its first commit on. */
  static Bureau open(StoreFactory store, MeterRegistry meters, ObservationRegistry traces) {
    return Bureau.measured(Telemetry.to(meters).and(traces))
        .open(store, agents -> agents.bind("clerk", ControlRoom::clerk));
  }

  /** The same with Guice: beside the BureauModule. */
  static final class ControlRoomModule extends AbstractModule {
    private final MeterRegistry meters;

    ControlRoomModule(MeterRegistry meters) {
      this.meters = meters;
    }

    @Override
    protected void configure() {
      OptionalBinder.newOptionalBinder(binder(), Telemetry.class)
          .setBinding()
          .toInstance(Telemetry.to(meters));
    }
  }

  /** Shows what any process does on the store that is read here, from now on. */
  static FeedMeters watch(Bureau reader, MeterRegistry meters) {
    FeedMeters feed = new FeedMeters(meters, reader.store(), Seams.system(), reader::at);
    reader.follow(Follow.fromNow(), feed::saw);
    return feed;
  }

  /** Asks a model, in a cell of the type model that records what was used. */
  static Agent clerk() {
    return (message, context) -> {
      context.cell(
          CellSpec.idempotent("answer").type("model"),
          () -> {
            UsageKey call = new UsageKey(message.id().value());
            context.record(new Usage(call, "haiku", Tokens.of(1_000, 500), context.now()));
            return Map.of("text", "Good morning");
          });
      context.complete("answered");
    };
  }
}
