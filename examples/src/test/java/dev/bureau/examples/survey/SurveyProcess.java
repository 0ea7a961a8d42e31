package dev.bureau.examples.survey;

import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.store.sql.Sqlite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A survey in a process of its own, so that it can be killed. What it says comes over a pipe. */
final class SurveyProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Process process;
  private final BufferedReader said;

  private SurveyProcess(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SurveyProcess start(Path tree, Path report, Path database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SurveyProcess.class.getName());
    command.addAll(List.of(tree.toString(), report.toString(), database.toString()));
    return new SurveyProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Waits for its end; empty if it ended well, else what it said. */
  String ends() throws IOException, InterruptedException {
    StringBuilder output = new StringBuilder();
    said.lines().forEach(line -> output.append(line).append('\n'));
    boolean well = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    return well && process.exitValue() == 0 ? "" : output.append("did not end well").toString();
  }

  /** Waits until it tells that a first batch is done, so that a cell is complete. */
  void hasWorked() throws IOException {
    String line = said.readLine();
    while (line != null && !line.matches(" *[1-9][0-9]* %.*")) {
      line = said.readLine();
    }
  }

  /** Kills it with -9 after that time; false if it had ended before. */
  boolean killedAfter(long nanos) throws InterruptedException {
    if (process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** {@code TREE REPORT DATABASE}. */
  public static void main(String[] arguments) throws InterruptedException {
    Path database = Path.of(arguments[2]);
    SurveyApp.run(
        new SurveyRequest(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Sqlite.at(database),
            Set.of(database),
            false,
            BureauConfig.defaults()),
        System.out,
        false);
  }
}
