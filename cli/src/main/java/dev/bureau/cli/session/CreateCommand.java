package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.orchestrator.Bureau;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates a session, and the database if there is none. */
@Command(
    name = "create",
    description = "Create a session and print its id. A database that is not there is created.")
public final class CreateCommand implements Runnable {
  private final Invocation invocation;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      required = true,
      description = "What it is for: ${COMPLETION-CANDIDATES}.")
  private SessionType type;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Its name for people, 1-256 characters; need not be unique.")
  private String name;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id it shall have (default: one is drawn).")
  private @Nullable SessionId id;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Idempotency key: the same key and the same options give the same session.")
  private @Nullable String key;

  @Option(names = "--role", paramLabel = "ROLE", description = "A free name beside the type.")
  private @Nullable String role;

  @Option(names = "--workspace", paramLabel = "DIR", description = "The directory it works in.")
  private @Nullable String workspace;

  @Option(names = "--supervisor", paramLabel = "ID", description = "The session above it.")
  private @Nullable SessionId supervisor;

  @Option(names = "--agent", paramLabel = "NAME", description = "The agent that works in it.")
  private @Nullable String agent;

  @Option(names = "--model", paramLabel = "MODEL", description = "The model it uses.")
  private @Nullable String model;

  @Option(names = "--task", paramLabel = "TASK", description = "The task it works on.")
  private @Nullable String task;

  @Option(
      names = "--metadata",
      paramLabel = "JSON",
      description = "A JSON object of your own, at most 64 KiB.")
  private @Nullable String metadata;

  @Option(names = "--capability", paramLabel = "C", description = "What it can do; repeatable.")
  private List<String> capabilities = new ArrayList<>();

  @Option(
      names = "--constraint",
      paramLabel = "K:V",
      description = "What it must keep to, such as max-memory:512m; repeatable.")
  private List<String> constraints = new ArrayList<>();

  /**
   * @param invocation the run it is part of
   */
  public CreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    SessionSpec spec = spec();
    try (Bureau bureau = invocation.openOrCreate()) {
      Session session = bureau.sessions().create(spec);
      if (invocation.json()) {
        invocation.output().json(new JsonObject().with("id", session.id()).map());
      } else {
        invocation.output().line(session.id().value());
      }
    }
  }

  private SessionSpec spec() {
    SessionSpec spec =
        SessionSpec.of(type, name)
            .capabilities(Set.copyOf(capabilities))
            .constraints(ConstraintOptions.parse(constraints));
    spec = role == null ? spec : spec.role(role);
    spec = workspace == null ? spec : spec.workspace(workspace);
    spec = supervisor == null ? spec : spec.supervisor(supervisor);
    spec = agent == null ? spec : spec.agent(agent);
    spec = model == null ? spec : spec.model(model);
    spec = task == null ? spec : spec.taskId(task);
    spec = id == null ? spec : spec.id(id);
    spec = key == null ? spec : spec.key(key);
    return metadata == null
        ? spec
        : spec.metadata(Json.read("metadata", metadata, JsonLimits.METADATA));
  }
}
