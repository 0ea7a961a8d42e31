package dev.bureau.metrics.meter;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Store;
import dev.bureau.metrics.Statistics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What a store keeps, whichever process put it there (S32). It is asked at most once a second,
 * however many gauges are read. Thread-safe.
 */
final class StoreGauges implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final MeterRegistry registry;
  private final Store store;
  private final Seams seams;
  private final List<Meter> registered = new ArrayList<>();
  private final Glance<Statistics> sessions;
  private final Glance<Mailboxes.Counts> mail;

  StoreGauges(MeterRegistry registry, Store store, Seams seams) {
    this.registry = registry;
    this.store = store;
    this.seams = seams;
    this.sessions = new Glance<>(seams, this::statistics);
    this.mail = new Glance<>(seams, store.mailboxes()::counts);
    for (SessionType type : SessionType.values()) {
      for (Status status : Status.values()) {
        registered.add(
            gauge("bureau.sessions", "Sessions that there are", all -> all.sessions(type, status))
                .tag("type", Family.value(type))
                .tag("status", Family.value(status))
                .register(registry));
      }
    }
    registered.add(
        gauge("bureau.sessions.tasks", "Messages that sessions have handled", Statistics::processed)
            .register(registry));
    registered.add(
        TimeGauge.builder("bureau.sessions.uptime", this::uptime, TimeUnit.SECONDS)
            .description("How long sessions that started have run, on average")
            .register(registry));
    registered.add(mail("bureau.mailbox.waiting", "Messages that wait", Mailboxes.Counts::waiting));
    registered.add(
        mail("bureau.mailbox.dead", "Messages that failed for good", Mailboxes.Counts::dead));
  }

  private Statistics statistics() {
    return new Statistics(store.sessions().census(), seams.wall().instant());
  }

  private Number uptime() {
    Duration average = sessions.now().averageUptime();
    return average == null ? Double.NaN : average.toNanos() / NANOS;
  }

  private Gauge.Builder<Glance<Statistics>> gauge(
      String name, String meaning, ToDoubleFunction<Statistics> figure) {
    return Gauge.builder(name, sessions, each -> figure.applyAsDouble(each.now()))
        .strongReference(true)
        .description(meaning);
  }

  private Gauge mail(String name, String meaning, ToDoubleFunction<Mailboxes.Counts> figure) {
    return Gauge.builder(name, mail, each -> figure.applyAsDouble(each.now()))
        .strongReference(true)
        .description(meaning)
        .register(registry);
  }

  /** Nobody is told what a store keeps that may be closed. */
  @Override
  public void close() {
    registered.forEach(registry::remove);
  }
}
