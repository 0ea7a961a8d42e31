package dev.bureau.metrics.meter;

import dev.bureau.core.door.Door;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.trace.Tracer;
import dev.bureau.metrics.trace.ObservationTracer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a bureau tells what it does: a registry of meters (S34), one of observations (X66), or both.
 * Immutable. Bureaus that are open at the same time need a registry of meters each.
 */
public final class Telemetry {
  /** Nobody: nothing is measured. */
  public static final Telemetry NONE = new Telemetry(null, null);

  private final @Nullable MeterRegistry meters;
  private final @Nullable ObservationRegistry observations;

  private Telemetry(@Nullable MeterRegistry meters, @Nullable ObservationRegistry observations) {
    this.meters = meters;
    this.observations = observations;
  }

  /** Meters in that registry. */
  public static Telemetry to(MeterRegistry meters) {
    return NONE.and(meters);
  }

  /** Observations, for traces, in that registry. */
  public static Telemetry to(ObservationRegistry observations) {
    return NONE.and(observations);
  }

  /** The same with meters in that registry. */
  public Telemetry and(MeterRegistry changed) {
    return new Telemetry(changed, observations);
  }

  /** The same with observations in that registry. */
  public Telemetry and(ObservationRegistry changed) {
    return new Telemetry(meters, changed);
  }

  /**
   * Begins to tell of what is done from now on.
   *
   * @param door at which it is done
   * @param store that is behind it
   * @param figures what else this process knows
   * @return ends it when closed: gauges leave the registry, counters and timers stay as they are
   */
  public Door.Listening begin(Door door, Store store, Seams seams, ProcessFigures figures) {
    Tracer tracer = Tracer.NONE;
    Door.Listening metering = () -> {};
    if (meters != null) {
      EventMeters events = new EventMeters(meters, door::at);
      Door.Listening commits = door.listen(events::committed);
      StoreGauges gauges = new StoreGauges(meters, store, seams);
      List<Gauge> own = own(meters, figures);
      tracer = new WorkMeters(meters, seams.ticker());
      MeterRegistry registry = meters;
      metering =
          () -> {
            commits.close();
            gauges.close();
            own.forEach(registry::remove);
          };
    }
    if (observations != null) {
      tracer = new ObservationTracer(observations).and(tracer);
    }
    door.trace(tracer);
    Door.Listening begun = metering;
    return () -> {
      door.trace(Tracer.NONE);
      begun.close();
    };
  }

  private static List<Gauge> own(MeterRegistry registry, ProcessFigures figures) {
    List<Gauge> own = new ArrayList<>();
    own.add(
        Gauge.builder("bureau.sessions.live", figures, ProcessFigures::live)
            .strongReference(true)
            .description("Sessions that are live in this process")
            .register(registry));
    for (HealthStatus status : HealthStatus.values()) {
      own.add(
          Gauge.builder("bureau.sessions.health", figures, each -> each.found(status))
              .strongReference(true)
              .description("Sessions that this process found to be so at its latest look")
              .tag("status", Family.value(status))
              .register(registry));
    }
    return own;
  }
}
