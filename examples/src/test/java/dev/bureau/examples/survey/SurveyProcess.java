package dev.bureau.examples.survey;

import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A survey in a process of its own, so that it can be killed. */
final class SurveyProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Process process;

  private SurveyProcess(Process process) {
    this.process = process;
  }

  static SurveyProcess start(Path tree, Path report, Path database, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SurveyProcess.class.getName());
    command.addAll(List.of(tree.toString(), report.toString(), database.toString()));
    return new SurveyProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  /** Waits for its normal end; whether it has ended well in that time. */
  boolean ends() throws InterruptedException {
    return process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
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
            false),
        System.out,
        false);
  }
}
