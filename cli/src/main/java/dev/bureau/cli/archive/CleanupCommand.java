package dev.bureau.cli.archive;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.ProgressLine;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.archive.CleanUp;
import dev.bureau.orchestrator.archive.CleanedUp;
import dev.bureau.orchestrator.configuration.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts sessions aside that nobody has used for long. */
@Command(
    name = "cleanup",
    description = {
      "Archive the sessions that were not updated for 24 hours, or for --older; those that are not"
          + " final become TERMINATED first, with the reason 'cleaned up'.",
      "One that is ACTIVE or leased is named and left, and one that is not final while others live"
          + " under it. With --purge they are deleted, those that were archived that long ago as"
          + " well; what cannot be deleted is archived. Prints what was done with each."
    },
    footer = {
      "",
      "Examples:",
      "  bureau cleanup --dry-run",
      "  bureau cleanup --older 30d --purge"
    })
public final class CleanupCommand implements Runnable {
  private final Invocation invocation;

  @Option(
      names = "--older",
      paramLabel = "D",
      defaultValue = "24h",
      description =
          "For how long they were not updated, at least, "
              + Span.FORMS
              + " (default: ${DEFAULT-VALUE}).")
  private String older;

  @Option(names = "--dry-run", description = "Change nothing; print what would be done.")
  private boolean dryRun;

  @Option(names = "--purge", description = "Delete them.")
  private boolean purge;

  /**
   * @param invocation the run it is part of
   */
  public CleanupCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    CleanUp spec = CleanUp.olderThan(Span.of("--older", older));
    spec = purge ? spec.withPurge() : spec;
    spec = dryRun ? spec.withDryRun() : spec;
    List<CleanedUp> report;
    try (Bureau bureau = invocation.open();
        ProgressLine line = new ProgressLine(invocation)) {
      report = bureau.archive().cleanUp(spec, (done, all) -> line.show(done, all, "sessions"));
    }
    print(report);
  }

  private void print(List<CleanedUp> report) {
    if (invocation.json()) {
      try (JsonArray array = invocation.output().array()) {
        report.forEach(each -> array.add(view(each)));
      }
    } else if (report.isEmpty()) {
      invocation.output().line("nothing to clean up");
    } else {
      report.forEach(each -> invocation.output().line(line(each)));
    }
  }

  private static Map<String, Object> view(CleanedUp result) {
    return new JsonObject()
        .with("id", result.session())
        .with("action", result.action())
        .with("reason", result.reason())
        .map();
  }

  private String line(CleanedUp result) {
    return result.session()
        + (dryRun ? " would be " : " is ")
        + result.action().name().toLowerCase(Locale.ROOT)
        + (result.reason() == null ? "" : ": " + result.reason());
  }
}
