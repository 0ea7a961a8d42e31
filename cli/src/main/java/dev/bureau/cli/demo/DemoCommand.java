package dev.bureau.cli.demo;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Output;
import dev.bureau.cli.invocation.StoreAddress;
import dev.bureau.examples.survey.SurveyApp;
import dev.bureau.examples.survey.SurveyOutcome;
import dev.bureau.examples.survey.SurveyRequest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the example application: a survey of a directory of source files. */
@Command(
    name = "demo",
    subcommands = DemoAgentCommand.class,
    description = {
      "Survey a directory of source files: sessions share the work and write a report.",
      "Killed at any moment, the same command goes on where it was; finished, it writes the same"
          + " report again.",
      "demo agent DIR: be a small agent program, to try bureau host with."
    })
public final class DemoCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The directory to survey (default: Bureau's own repository).")
  private @Nullable Path directory;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "survey-report.md",
      description = "The report to write (default: ${DEFAULT-VALUE}).")
  private Path report;

  @Option(names = "--fresh", description = "Begin a new survey, whatever was done before.")
  private boolean fresh;

  /**
   * @param invocation the run it is part of
   */
  public DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    StoreAddress store = invocation.store();
    SurveyRequest request =
        new SurveyRequest(
            directory(), report, store.factory(), store.files(), fresh, invocation.config());
    long start = System.nanoTime();
    SurveyOutcome outcome = SurveyApp.run(request, progress(), invocation.isTerminal());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (invocation.json()) {
      invocation
          .output()
          .json(
              new JsonObject()
                  .with("report", outcome.report().toString())
                  .with("repeated", outcome.repeated())
                  .with("files", outcome.files())
                  .with("director", outcome.director())
                  .map());
    } else {
      Output output = invocation.output();
      output.line(
          "The report on %d file%s is %s, written in %.1f s."
              .formatted(
                  outcome.files(), outcome.files() == 1 ? "" : "s", outcome.report(), seconds));
      String where = store.file().map(file -> " --db " + file).orElse("");
      output.line("What happened: bureau show " + outcome.director() + where);
      output.line("  (journal and cells show more of it, list --all the other sessions)");
    }
    return 0;
  }

  private Path directory() {
    return directory != null ? directory : Path.of(System.getProperty("bureau.home", ""));
  }

  /** Progress is for people; a program gets its one value, and the rest only if it asks. */
  private PrintStream progress() {
    if (!invocation.json()) {
      return new PrintStream(invocation.output().out(), true, StandardCharsets.UTF_8);
    }
    return invocation.verbose()
        ? invocation.output().err()
        : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
