package dev.bureau.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end. */
final class Program {
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private Program() {}

  /**
   * Runs it.
   *
   * @param environment added to our own
   * @return what it printed, both streams
   * @throws MeasuringException if it ends with another status than 0, or not within 20 minutes
   */
  static List<String> run(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new MeasuringException("not done after " + LONGEST.toMinutes() + " minutes");
      }
      List<String> lines = Files.readAllLines(output);
      if (process.exitValue() != 0) {
        throw new MeasuringException("ended with " + process.exitValue() + ": " + lastWords(lines));
      }
      return lines;
    } finally {
      Files.delete(output);
    }
  }

  /** The first line that looks like a reason, else the last one. */
  static String lastWords(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("Caused by") || line.contains("ERROR"))
        .findFirst()
        .orElseGet(() -> lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
  }
}
