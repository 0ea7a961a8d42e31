package dev.bureau.cli.moving;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Printable;
import dev.bureau.cli.invocation.ProgressLine;
import dev.bureau.cli.session.SessionView;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.configuration.Span;
import dev.bureau.orchestrator.migration.MigrationSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a session to another workspace, or brings back one whose move was broken off. */
@Command(
    name = "migrate",
    description = {
      "Move a session to another workspace: its agent pauses between two messages, its files are"
          + " copied and verified, and it goes on there. The files stay where they were, too.",
      "Broken off anywhere, the same command goes on with it, and --rollback undoes it; runtimes"
          + " undo what nobody goes on with."
    },
    footer = {
      "",
      "Examples:",
      "  bureau migrate reader --workspace /mnt/large/reader --timeout 10m",
      "  bureau migrate reader --rollback"
    })
public final class MigrateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(
      names = "--workspace",
      paramLabel = "W",
      description = "Where it works from then on: an empty folder, or one that is not there yet.")
  private @Nullable String workspace;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description =
          "The longest it may take, a message under way included, "
              + Span.FORMS
              + " (default: 60s).")
  private @Nullable String timeout;

  @Option(
      names = "--rollback",
      description = "Have it stay where it was, if its move was broken off.")
  private boolean rollback;

  /**
   * @param invocation the run it is part of
   */
  public MigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (rollback == (workspace != null)) {
      throw new BadInputException(
          "--workspace", workspace == null ? "" : workspace, "give it or --rollback, not both");
    }
    if (rollback && timeout != null) {
      throw new BadInputException("--timeout", timeout, "leave it out with --rollback");
    }
    try (Bureau bureau = invocation.open()) {
      Session session = workspace == null ? back(bureau) : moved(bureau, workspace);
      if (invocation.json()) {
        invocation.output().json(SessionView.of(session));
      } else {
        String where = session.profile().workspace();
        invocation
            .output()
            .line(
                session.id()
                    + (where == null ? " has no workspace" : " works in " + Printable.of(where))
                    + ", version "
                    + session.version());
      }
    }
    return ExitCode.OK;
  }

  private Session back(Bureau bureau) throws InterruptedException {
    return bureau.migration().rollBack(id);
  }

  private Session moved(Bureau bureau, String to) throws InterruptedException {
    Duration longest = timeout == null ? MigrationSpec.TIMEOUT : Span.of("--timeout", timeout);
    try (ProgressLine line = new ProgressLine(invocation)) {
      return bureau
          .migration()
          .migrate(
              id,
              MigrationSpec.to(to).within(longest),
              progress -> line.show(progress.filesDone(), progress.files(), "files"));
    }
  }
}
