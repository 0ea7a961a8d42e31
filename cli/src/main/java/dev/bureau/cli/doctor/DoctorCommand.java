package dev.bureau.cli.doctor;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.ProgressLine;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.store.Unused;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.doctor.Diagnosis;
import dev.bureau.orchestrator.housekeeping.Housekeeping;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Examines all that is kept. */
@Command(
    name = "doctor",
    description = {
      "Examine the store: the file, every journal and what follows from it, stored values, leases,"
          + " mailboxes. Changes nothing, unless told to collect; others may work meanwhile. (A file"
          + " of an older Bureau is upgraded when it is opened, as by every command.)",
      "Exit code 0 if all is well, 1 if there are faults."
    },
    footer = {
      "",
      "Examples:",
      "  bureau doctor --db orchestration.db",
      "  bureau doctor --collect --dry-run"
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--collect",
      description =
          "Then remove the stored values that no session has named for 24 hours; not if there are"
              + " faults.")
  private boolean collect;

  @Option(names = "--dry-run", description = "With --collect: only say what would be removed.")
  private boolean dryRun;

  /**
   * @param invocation the run it is part of
   */
  public DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (dryRun && !collect) {
      throw new BadInputException("--dry-run", "without --collect", "give both");
    }
    try (Bureau bureau = invocation.open()) {
      Diagnosis diagnosis = diagnosis(bureau);
      Optional<Collected> collected =
          collect && diagnosis.isHealthy()
              ? Optional.of(collected(bureau.housekeeping()))
              : Optional.empty();
      DiagnosisReport report = new DiagnosisReport(diagnosis, collected);
      if (invocation.json()) {
        invocation.output().json(report.json());
      } else {
        report.print(invocation.output());
      }
      return exitCode(diagnosis);
    }
  }

  private Diagnosis diagnosis(Bureau bureau) {
    try (ProgressLine progress = new ProgressLine(invocation)) {
      return bureau.doctor().examine((done, all) -> progress.show(done, all, "sessions"));
    }
  }

  private Collected collected(Housekeeping housekeeping) {
    Unused unused =
        dryRun ? housekeeping.unused(Housekeeping.AGE) : housekeeping.collect(Housekeeping.AGE);
    return new Collected(unused, dryRun);
  }

  private int exitCode(Diagnosis diagnosis) {
    if (diagnosis.isHealthy()) {
      return ExitCode.OK;
    }
    int faults = diagnosis.faults().size();
    invocation
        .output()
        .note(
            "bureau: %d %s found%s; keep a copy of the store as it is before anything else"
                .formatted(
                    faults,
                    faults == 1 ? "fault was" : "faults were",
                    collect ? " and nothing collected" : ""));
    return ExitCode.SOFTWARE;
  }
}
