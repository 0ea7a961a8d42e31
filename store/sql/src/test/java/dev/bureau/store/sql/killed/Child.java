package dev.bureau.store.sql.killed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child process, steered and heard over pipes. Nobody waits for it longer than a minute. */
final class Child implements AutoCloseable {
  private static final int DEADLINE = 60;

  private final Process process;
  private final BlockingQueue<Optional<String>> said = new LinkedBlockingQueue<>();

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder where it may leave its own temporary files
   */
  static Child start(Path folder, Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Djava.io.tmpdir=" + folder);
    command.add(
        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Child child =
        new Child(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    Thread listener = new Thread(child::listen, "rig-listener");
    listener.setDaemon(true);
    listener.start();
    return child;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (Pipe.isSaid(line)) {
          said.add(Optional.of(Pipe.said(line)));
        } else {
          System.out.println(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      said.add(Optional.empty());
    }
  }

  long pid() {
    return process.pid();
  }

  void tell(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** Ends its input. */
  void tellNoMore() throws IOException {
    process.getOutputStream().close();
  }

  /** The next thing that it says; empty when it has ended. */
  private Optional<String> hear() throws InterruptedException {
    Optional<String> next = said.poll(DEADLINE, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("The child has said nothing for " + DEADLINE + " s");
    }
    if (next.isEmpty()) {
      said.add(next); // whoever asks again is told again
    }
    return next;
  }

  /** Hears it until it says that; returns what it said before. */
  List<String> hearUntil(String last) throws InterruptedException {
    List<String> before = new ArrayList<>();
    String next = hearOn(before);
    while (!next.equals(last)) {
      before.add(next);
      next = hearOn(before);
    }
    return before;
  }

  /** Hears it say so many things more that begin so. */
  void hearMore(int things, String beginning) throws InterruptedException {
    List<String> before = new ArrayList<>();
    int heard = 0;
    while (heard < things) {
      before.add(hearOn(before));
      heard += before.get(before.size() - 1).startsWith(beginning) ? 1 : 0;
    }
  }

  private String hearOn(List<String> before) throws InterruptedException {
    return hear().orElseThrow(() -> new AssertionError("The child has ended after " + before));
  }

  /** What it ended with; waits for its end. */
  int exit() throws InterruptedException {
    if (!process.waitFor(DEADLINE, TimeUnit.SECONDS)) {
      throw new AssertionError("The child has not ended in " + DEADLINE + " s");
    }
    return process.exitValue();
  }

  /** Ends it by SIGKILL and waits until it is gone. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly(); // the pipe stays open
    exit();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
