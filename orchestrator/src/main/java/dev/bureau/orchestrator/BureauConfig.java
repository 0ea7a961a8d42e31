package dev.bureau.orchestrator;

import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.health.HealthConfig;
import dev.bureau.core.operating.OperatingTable;
import dev.bureau.orchestrator.configuration.LoggingConfig;
import dev.bureau.orchestrator.configuration.MetricsConfig;
import dev.bureau.orchestrator.configuration.RoomsConfig;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.routing.RoutingConfig;
import dev.bureau.orchestrator.runtime.RuntimeConfig;
import dev.bureau.orchestrator.shutdown.ShutdownConfig;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a bureau behaves (S11). Start from {@link #defaults()}, or from what a file and environment
 * variables say: {@link Configuration}. What is out of its range is refused with a {@link
 * BadInputException} that names it.
 *
 * @param database where the {@code bureau} command keeps its sessions ({@code orchestration.db});
 *     programs give it to {@code Sqlite.at}
 * @param runtime how sessions are run
 * @param logging what the {@code bureau} command logs
 * @param shutdown how sessions may be stopped
 * @param health how the health of sessions is judged, and how often
 * @param metrics how figures are told to those who want them
 * @param rooms what may be used at all
 * @param routing how work is routed, and which models are used
 * @param context how what agents know is kept within their windows
 */
public record BureauConfig(
    Path database,
    RuntimeConfig runtime,
    LoggingConfig logging,
    ShutdownConfig shutdown,
    HealthConfig health,
    MetricsConfig metrics,
    RoomsConfig rooms,
    RoutingConfig routing,
    ContextConfig context) {
  /** What the design says. */
  public static BureauConfig defaults() {
    return new BureauConfig(
        Path.of("orchestration.db"),
        RuntimeConfig.defaults(),
        LoggingConfig.defaults(),
        ShutdownConfig.defaults(),
        HealthConfig.defaults(),
        MetricsConfig.defaults(),
        RoomsConfig.defaults(),
        RoutingConfig.defaults(),
        ContextConfig.defaults());
  }

  /** The same with another database. */
  public BureauConfig withDatabase(Path changed) {
    return new BureauConfig(
        changed, runtime, logging, shutdown, health, metrics, rooms, routing, context);
  }

  /** The same with sessions run another way. */
  public BureauConfig with(RuntimeConfig changed) {
    return new BureauConfig(
        database, changed, logging, shutdown, health, metrics, rooms, routing, context);
  }

  /** The same with another log. */
  public BureauConfig with(LoggingConfig changed) {
    return new BureauConfig(
        database, runtime, changed, shutdown, health, metrics, rooms, routing, context);
  }

  /** The same with other ways to stop sessions. */
  public BureauConfig with(ShutdownConfig changed) {
    return new BureauConfig(
        database, runtime, logging, changed, health, metrics, rooms, routing, context);
  }

  /** The same with health judged another way. */
  public BureauConfig with(HealthConfig changed) {
    return new BureauConfig(
        database, runtime, logging, shutdown, changed, metrics, rooms, routing, context);
  }

  /** The same with figures told another way. */
  public BureauConfig with(MetricsConfig changed) {
    return new BureauConfig(
        database, runtime, logging, shutdown, health, changed, rooms, routing, context);
  }

  /** The same with other things that may be used. */
  public BureauConfig with(RoomsConfig changed) {
    return new BureauConfig(
        database, runtime, logging, shutdown, health, metrics, changed, routing, context);
  }

  /** The same with work routed another way. */
  public BureauConfig with(RoutingConfig changed) {
    return new BureauConfig(
        database, runtime, logging, shutdown, health, metrics, rooms, changed, context);
  }

  /** The same with contexts kept another way. */
  public BureauConfig with(ContextConfig changed) {
    return new BureauConfig(
        database, runtime, logging, shutdown, health, metrics, rooms, routing, changed);
  }

  /** The same with windows that may be full in another way. */
  public BureauConfig with(WindowConfig changed) {
    return with(context.with(changed));
  }

  /** The same with another operating table. */
  public BureauConfig with(OperatingTable changed) {
    return with(context.window().with(changed));
  }

  /** The same with another limit of live sessions. */
  public BureauConfig withMaxSessions(int changed) {
    return with(runtime.withMaxSessions(changed));
  }

  /** The same with another idle time. */
  public BureauConfig withIdleTime(Duration changed) {
    return with(runtime.withIdleTime(changed));
  }

  /** The same with another rule for failed handlings. */
  public BureauConfig withRetries(int count, Duration delay) {
    return with(runtime.withRetries(count, delay));
  }

  /** The same with another size of mailboxes. */
  public BureauConfig withMailboxCapacity(int changed) {
    return with(runtime.withMailboxCapacity(changed));
  }

  /** The same with another length of leases. */
  public BureauConfig withLease(Duration changed) {
    return with(runtime.withLease(changed));
  }

  /** The same with another pause between looks at what others did. */
  public BureauConfig withPoll(Duration changed) {
    return with(runtime.withPoll(changed));
  }
}
