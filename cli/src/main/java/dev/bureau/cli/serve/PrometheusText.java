package dev.bureau.cli.serve;

import dev.bureau.core.seam.Seams;
import dev.bureau.metrics.meter.FeedMeters;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/**
 * The figures of a store as text, from now on. A class of its own, so that no other command loads
 * what it needs. Thread-safe.
 */
final class PrometheusText implements Supplier<String>, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final FeedMeters meters;
  private final Following following;

  PrometheusText(Bureau bureau) {
    meters = new FeedMeters(registry, bureau.store(), Seams.system(), bureau::at);
    following = bureau.follow(Follow.fromNow(), meters::saw);
  }

  @Override
  public String get() {
    return registry.scrape();
  }

  @Override
  public void close() {
    following.close();
    meters.close();
  }
}
