package dev.bureau.orchestrator;

import dev.bureau.core.operating.OperatingTable;
import dev.bureau.core.operating.OperatingTable.PositionRow;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.configuration.Key;
import dev.bureau.orchestrator.configuration.LoggingConfig.Level;
import dev.bureau.orchestrator.configuration.Settings;
import dev.bureau.orchestrator.configuration.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a {@link BureauConfig} comes from (S11): what code sets wins over environment variables,
 * those over a file, and that over the defaults. Nothing is read but what is given.
 *
 * <pre>{@code
 * BureauConfig config =
 *     Configuration.load(Path.of("bureau.properties"), System.getenv()).config().withMaxSessions(20);
 * }</pre>
 */
public final class Configuration {
  private static final List<Key<BureauConfig, ?>> KEYS =
      List.of(
          new Key<>(
              "database",
              "the SQLite database of the bureau command",
              Value.FILE,
              BureauConfig::database,
              BureauConfig::withDatabase),
          new Key<>(
              "max-sessions",
              "the most sessions that are live in one process, 1 to 1000000",
              Value.NUMBER,
              config -> config.runtime().maxSessions(),
              BureauConfig::withMaxSessions),
          new Key<>(
              "idle-time",
              "how long a session may be without work before it becomes IDLE",
              Value.SPAN,
              config -> config.runtime().idleTime(),
              BureauConfig::withIdleTime),
          new Key<>(
              "retries",
              "how often a failed handling is tried again, 0 to 100",
              Value.NUMBER,
              config -> config.runtime().retries(),
              (config, count) -> config.withRetries(count, config.runtime().retryDelay())),
          new Key<>(
              "retry-delay",
              "the pause before the first retry, doubled at each further one up to an hour",
              Value.SPAN,
              config -> config.runtime().retryDelay(),
              (config, delay) -> config.withRetries(config.runtime().retries(), delay)),
          new Key<>(
              "mailbox-capacity",
              "the most messages that may wait in one mailbox, from 1",
              Value.NUMBER,
              config -> config.runtime().mailboxCapacity(),
              BureauConfig::withMailboxCapacity),
          new Key<>(
              "lease",
              "how long the lease on a session lasts unless it is renewed",
              Value.SPAN,
              config -> config.runtime().lease(),
              BureauConfig::withLease),
          new Key<>(
              "poll",
              "how often to look for what other processes have done",
              Value.SPAN,
              config -> config.runtime().poll(),
              BureauConfig::withPoll),
          new Key<>(
              "logging.enabled",
              "whether the bureau command logs, to standard error",
              Value.SWITCH,
              config -> config.logging().enabled(),
              (config, on) -> config.with(config.logging().withEnabled(on))),
          new Key<>(
              "logging.level",
              "from which level on: error, warn, info or debug",
              Value.oneOf(Level.class),
              config -> config.logging().level(),
              (config, level) -> config.with(config.logging().withLevel(level))),
          new Key<>(
              "emergency-shutdown.enabled",
              "whether all sessions may be stopped at once",
              Value.SWITCH,
              config -> config.shutdown().emergency(),
              (config, on) -> config.with(config.shutdown().withEmergency(on))),
          new Key<>(
              "health.enabled",
              "whether the sessions that work in a process are examined by themselves",
              Value.SWITCH,
              config -> config.health().enabled(),
              (config, on) -> config.with(config.health().withEnabled(on))),
          new Key<>(
              "health.interval",
              "how often they are examined",
              Value.SPAN,
              config -> config.health().interval(),
              (config, interval) -> config.with(config.health().withInterval(interval))),
          new Key<>(
              "metrics.enabled",
              "whether observers are told the figures that they want",
              Value.SWITCH,
              config -> config.metrics().enabled(),
              (config, on) -> config.with(config.metrics().withEnabled(on))),
          new Key<>(
              "metrics.interval",
              "how often they are told, from 1s",
              Value.SPAN,
              config -> config.metrics().interval(),
              (config, interval) -> config.with(config.metrics().withInterval(interval))),
          new Key<>(
              "affinity.enabled",
              "whether directors may be bound to departments and choose among them",
              Value.SWITCH,
              config -> config.rooms().affinity(),
              (config, on) -> config.with(config.rooms().withAffinity(on))),
          new Key<>(
              "migration.enabled",
              "whether sessions may be moved to other workspaces",
              Value.SWITCH,
              config -> config.rooms().migration(),
              (config, on) -> config.with(config.rooms().withMigration(on))),
          new Key<>(
              "models.by-role",
              "the model of sessions that are created without one, as role:model, by commas",
              Value.byRole(Value.TEXT),
              config -> config.routing().models().byRole(),
              (config, models) ->
                  config.with(config.routing().with(config.routing().models().withByRole(models)))),
          new Key<>(
              "models.complex",
              "the model of complex work",
              Value.TEXT,
              config -> config.routing().models().complex(),
              (config, model) ->
                  config.with(config.routing().with(config.routing().models().withComplex(model)))),
          new Key<>(
              "reads.limits",
              "the most files a role may read before it delegates, as role:count, by commas",
              Value.byRole(Value.NUMBER),
              config -> config.routing().reads().limits(),
              (config, limits) ->
                  config.with(config.routing().with(config.routing().reads().withLimits(limits)))),
          new Key<>(
              "mcp.warning",
              "the most tokens that the tool definitions of a session should take",
              Value.NUMBER,
              config -> config.routing().tools().warning(),
              (config, most) ->
                  config.with(config.routing().with(config.routing().tools().withWarning(most)))),
          new Key<>(
              "mcp.needs",
              "the tool servers a type of task needs, as type:words of names, by commas",
              Value.byRole(Value.TEXT),
              config -> config.routing().tools().needs(),
              (config, needs) ->
                  config.with(config.routing().with(config.routing().tools().withNeeds(needs)))),
          new Key<>(
              "context.window",
              "the tokens of a window whose provider does not say, from 1",
              Value.COUNT,
              config -> config.context().window().total(),
              (config, total) -> config.with(config.context().window().withTotal(total))),
          new Key<>(
              "context.thresholds",
              "shares of the window whose crossing is journaled, by commas",
              Value.list(Value.SHARE),
              config -> List.copyOf(config.context().window().thresholds()),
              (config, shares) -> config.with(config.context().window().withThresholds(shares))),
          new Key<>(
              "context.history",
              "how many readings of the window are shown, 1 to 100",
              Value.NUMBER,
              config -> config.context().window().history(),
              (config, count) -> config.with(config.context().window().withHistory(count))),
          new Key<>(
              "operating.context",
              "from where on less is shown, more is deferred, and above where a session is to be"
                  + " recovered, three shares of the window",
              Value.list(Value.SHARE),
              config -> operating(config).position().shares(),
              (config, shares) -> config.with(operating(config).with(PositionRow.of(shares)))),
          new Key<>(
              "operating.active",
              "after how much active time checkpoints, and another session, are advised",
              Value.list(Value.SPAN),
              config -> operating(config).active().times(),
              (config, times) ->
                  config.with(operating(config).with(operating(config).active().with(times)))),
          new Key<>(
              "operating.checkpoints",
              "how often checkpoints are advised then",
              Value.SPAN,
              config -> operating(config).active().every(),
              (config, time) ->
                  config.with(operating(config).with(operating(config).active().withEvery(time)))));

  private Configuration() {}

  private static OperatingTable operating(BureauConfig config) {
    return config.context().window().table();
  }

  /** All keys at their defaults, to be set one by one. */
  public static Settings<BureauConfig> defaults() {
    return Settings.of(BureauConfig.defaults(), KEYS);
  }

  /**
   * What the environment says.
   *
   * @param environment the variables, such as {@code System.getenv()}; others than {@code BUREAU_…}
   *     are left alone
   * @throws dev.bureau.core.error.BadInputException naming the variable, if one is bad
   */
  public static Settings<BureauConfig> of(Map<String, String> environment) {
    return defaults().with(environment);
  }

  /**
   * What a file and the environment say.
   *
   * @param file UTF-8, at most 64 KiB, a {@code key = value} in each line, {@code #} before remarks
   * @param environment as for {@link #of}
   * @throws dev.bureau.core.error.BadInputException naming the key and its line or the variable, if
   *     one is bad, the file if it cannot be read
   */
  public static Settings<BureauConfig> load(Path file, Map<String, String> environment) {
    return defaults().with(Seams.system().disk(), file).with(environment);
  }
}
