package dev.bureau.bench;

import dev.bureau.examples.survey.SurveyApp;
import dev.bureau.examples.survey.SurveyRequest;
import dev.bureau.examples.survey.analysis.PlainPass;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The main job beside a plain single-threaded program that does the same analyses on the same
 * files: {@code DIR [ROUNDS]}. Rounds alternate in one process, so both are warm alike; the first
 * is warm-up.
 */
public final class SurveyBesidePlainPass {
  private SurveyBesidePlainPass() {}

  /** Prints a line for each round: seconds of both, and their ratio. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path dir = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench");
    System.out.println("round  plain s  survey s  survey/plain");
    for (int round = 0; round <= rounds; round++) {
      double plain = plain(dir);
      double survey = survey(dir, folder, round);
      String label = round == 0 ? "warm" : String.valueOf(round);
      System.out.printf("%5s  %7.2f  %8.2f  %12.2f%n", label, plain, survey, survey / plain);
    }
    try (var files = Files.list(folder)) {
      for (Path each : files.sorted().toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  private static double plain(Path dir) {
    long start = System.nanoTime();
    PlainPass.report(dir, Set.of());
    return seconds(start);
  }

  private static double survey(Path dir, Path folder, int round) throws InterruptedException {
    Path database = folder.resolve("round" + round + ".db");
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    SurveyApp.run(
        new SurveyRequest(
            dir,
            folder.resolve("report.md"),
            Sqlite.at(database),
            Set.of(database),
            false,
            BureauConfig.defaults()),
        silent,
        false);
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
