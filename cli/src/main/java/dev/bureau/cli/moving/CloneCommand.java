package dev.bureau.cli.moving;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.ProgressLine;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.cloning.CloneSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Clones a session. */
@Command(
    name = "clone",
    description = {
      "Clone a session as it is now, under a new name, and print the clone's id. It is INITIALIZING"
          + " until it is started, and shares nothing with the original.",
      "It has the description of the original, the results of its cells, and none of its mail,"
          + " tokens and costs."
    },
    footer = {
      "",
      "Examples:",
      "  bureau clone reader --name 'second reader'",
      "  bureau clone reader --name 'another' --reset --copy --workspace work/another"
    })
public final class CloneCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The clone's name for people, 1-256 characters.")
  private String name;

  @Option(names = "--reset", description = "It knows nothing but its description.")
  private boolean reset;

  @Option(
      names = "--copy",
      description = "It gets a copy of the files in the workspace, and the same resources.")
  private boolean copy;

  @Option(
      names = "--workspace",
      paramLabel = "W",
      description =
          "Where it works (default: nowhere; with --copy: beside the original's workspace).")
  private @Nullable String workspace;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Idempotency key: the same key and the same options give the same clone.")
  private @Nullable String key;

  /**
   * @param invocation the run it is part of
   */
  public CloneCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    CloneSpec spec = spec();
    try (Bureau bureau = invocation.open()) {
      Session clone = cloned(bureau, spec);
      if (invocation.json()) {
        invocation.output().json(new JsonObject().with("id", clone.id()).map());
      } else {
        invocation.output().line(clone.id().value());
      }
    }
  }

  private CloneSpec spec() {
    CloneSpec spec = CloneSpec.named(name);
    spec = reset ? spec.reset() : spec;
    spec = copy ? spec.withResources() : spec;
    spec = workspace == null ? spec : spec.workspace(workspace);
    return key == null ? spec : spec.key(key);
  }

  private Session cloned(Bureau bureau, CloneSpec spec) {
    try (ProgressLine line = new ProgressLine(invocation)) {
      return bureau
          .cloning()
          .clone(id, spec, progress -> line.show(progress.filesDone(), progress.files(), "files"));
    }
  }
}
