package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates a session, and the database if there is none. */
@Command(
    name = "create",
    description = {
      "Create a session and print its id. A database that is not there is created.",
      "With --template it begins with all that the template says, and what is given here wins:"
          + " metadata merges deep, constraints and resources by name, all else replaces."
    },
    footer = {
      "",
      "Examples:",
      "  bureau create --type DIRECTOR --name main --agent director",
      "  bureau create --template worker --name 'worker 1' --constraint timeout:60000"
    })
public final class CreateCommand implements Runnable {
  private final Invocation invocation;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "What it is for: ${COMPLETION-CANDIDATES} (default: that of the template).")
  private @Nullable SessionType type;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Its name for people, 1-256 characters; need not be unique.")
  private String name;

  @Option(
      names = "--template",
      paramLabel = "T",
      description = "The template that it is created from.")
  private @Nullable String template;

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

  @Option(names = "--supervisor", paramLabel = "ID", description = "The session above it.")
  private @Nullable SessionId supervisor;

  @Mixin private SpecOptions options;

  /**
   * @param invocation the run it is part of
   */
  public CreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    String base = template;
    if (base != null) {
      try (Bureau bureau = invocation.open()) {
        print(bureau.sessions().create(from(bureau, base)));
      }
      return;
    }
    if (type == null) {
      throw new BadInputException("--type", "", "give a type, or the --template to create from");
    }
    SessionSpec own = own(type); // refused before a database is made
    try (Bureau bureau = invocation.openOrCreate()) {
      print(bureau.sessions().create(own));
    }
  }

  private void print(Session session) {
    if (invocation.json()) {
      invocation.output().json(new JsonObject().with("id", session.id()).map());
    } else {
      invocation.output().line(session.id().value());
    }
  }

  private SessionSpec from(Bureau bureau, String name) {
    Template found = bureau.templates().get(name);
    SessionType its = found.base().profile().type();
    if (type != null && type != its) {
      throw new BadInputException("--type", type, "leave it out: the template says " + its);
    }
    return found.with(own(its));
  }

  private SessionSpec own(SessionType its) {
    SessionSpec spec = options.on(SessionSpec.of(its, name));
    spec = supervisor == null ? spec : spec.supervisor(supervisor);
    spec = id == null ? spec : spec.id(id);
    return key == null ? spec : spec.key(key);
  }
}
