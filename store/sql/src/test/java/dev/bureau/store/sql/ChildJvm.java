package dev.bureau.store.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that counts in the same file, steered and heard over pipes. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private ChildJvm(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one and waits until it has opened the file. */
  static ChildJvm counting(Path file, int commits) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CountingProcess.class.getName(),
            file.toString(),
            Integer.toString(commits));
    ChildJvm child = new ChildJvm(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    if (!"held;".equals(child.said.readLine())) {
      child.close();
      throw new IOException("The child could not take the session");
    }
    return child;
  }

  void begin() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** The next version that it says stands; -1 when it has ended. */
  long hear() {
    try {
      String line = said.readLine();
      return line == null || !line.endsWith(";")
          ? -1
          : Long.parseLong(line.substring(0, line.length() - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it still has to say, until it ends. */
  List<Long> hearOut() {
    List<Long> versions = new ArrayList<>();
    for (long version = hear(); version >= 0; version = hear()) {
      versions.add(version);
    }
    return versions;
  }

  /** Ends it by SIGKILL. What it has said before can still be heard: the pipe stays open. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("The child survives its kill");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
