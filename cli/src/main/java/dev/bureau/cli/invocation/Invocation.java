package dev.bureau.cli.invocation;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Configuration;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.configuration.LoggingConfig;
import dev.bureau.orchestrator.configuration.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** One run of the command line: the options that every command has, and what follows from them. */
public final class Invocation {
  private static final Path USUAL_FILE = Path.of("bureau.properties");

  private final Output output;
  private final Map<String, String> environment;
  private final Consumer<LoggingConfig> logging;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The SQLite database (default: the configured one, ./orchestration.db).")
  private @Nullable String db;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      scope = ScopeType.INHERIT,
      description = "The store, instead of --db: sqlite:FILE or memory:.")
  private @Nullable String store;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The configuration (default: ./bureau.properties, if it is there).")
  private @Nullable Path configuration;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON value.")
  private boolean json;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log to standard error what is done, and print stack traces.")
  private boolean verbose;

  @Option(
      names = "--as",
      paramLabel = "ID",
      scope = ScopeType.INHERIT,
      description = "Act for that session (default: as a person, user:NAME).")
  private @Nullable SessionId as;

  private @Nullable Settings<BureauConfig> settings;

  /**
   * @param output where it prints
   * @param environment the variables that may configure it
   * @param logging is told what to log, once that is known
   */
  public Invocation(
      Output output, Map<String, String> environment, Consumer<LoggingConfig> logging) {
    this.output = output;
    this.environment = environment;
    this.logging = logging;
  }

  /** Where it prints. */
  public Output output() {
    return output;
  }

  /** The variables that are set. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Whether results are printed as JSON. */
  public boolean json() {
    return json;
  }

  /** Whether a person watches at a terminal. */
  @SuppressWarnings("SystemConsoleNull") // Main asks newer JDKs for the console of older ones
  public boolean isTerminal() {
    return !json && System.console() != null;
  }

  /** Whether logs and stack traces are printed. */
  public boolean verbose() {
    return verbose;
  }

  /**
   * What the options, the environment and the configuration file set (S11).
   *
   * @throws dev.bureau.core.error.BadInputException if there is no such file, or a setting is bad
   */
  public Settings<BureauConfig> settings() {
    Settings<BureauConfig> known = settings;
    if (known == null) {
      Path file = configuration != null ? configuration : USUAL_FILE;
      boolean given = configuration != null || Files.exists(USUAL_FILE);
      known = given ? Configuration.load(file, environment) : Configuration.of(environment);
      known = db == null ? known : known.with("database", db, "--db");
      settings = known;
      logging.accept(known.config().logging());
    }
    return known;
  }

  /** How Bureau is to behave; throws what {@link #settings} throws. */
  public BureauConfig config() {
    return settings().config();
  }

  /**
   * The store that the options name, or the configured one; throws what {@link #settings} throws.
   *
   * @throws dev.bureau.core.error.BadInputException if they name none that there is
   */
  public StoreAddress store() {
    return StoreAddress.of(db, store, config().database());
  }

  /**
   * Opens the store to read, or to change what is there.
   *
   * @throws dev.bureau.core.store.StoreException if there is none; none is created
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no session to act for
   */
  public Bureau open() {
    StoreAddress address = store();
    address.requireExisting();
    return open(address);
  }

  /**
   * Opens the store, creating it if it is not there.
   *
   * @throws dev.bureau.core.store.StoreException if it cannot be opened or created
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no session to act for
   */
  public Bureau openOrCreate() {
    return as == null ? open(store()) : open();
  }

  private Bureau open(StoreAddress address) {
    Bureau bureau = Bureau.open(config(), address.factory(), new Agents(), Seams.system());
    try {
      return bureau.as(actor(bureau));
    } catch (RuntimeException e) {
      bureau.close();
      throw e;
    }
  }

  private Actor actor(Bureau bureau) {
    if (as != null) {
      return Actor.session(bureau.sessions().get(as).id());
    }
    String name =
        System.getProperty("user.name", "")
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .replaceFirst("^[._-]+", "");
    return Actor.user(name.isEmpty() ? "local" : name.substring(0, Math.min(128, name.length())));
  }
}
