package dev.bureau.store.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link FaultyDiskProcess}, and strace, which sees to its faults. */
final class FaultyChild implements AutoCloseable {
  private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal");

  private final Process process;
  private final BufferedReader said;

  /** Starts one. */
  FaultyChild(Path temporary) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dorg.sqlite.tmpdir=" + temporary,
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                FaultyDiskProcess.class.getName(),
                Files.createTempDirectory(temporary, "warm").resolve("bureau.db").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    said = reader(process);
    said.readLine(); // it is ready
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has it do something under strace.
   *
   * @throws AssertionError if there is no strace, or it may not trace
   */
  FaultyRun run(SyscallFault fault, Path file, FaultyDiskProcess.Scenario scenario, String manner)
      throws Exception {
    Path log = file.resolveSibling("strace.log");
    Process strace = attached(fault, file, scenario, log);
    List<String> lines = new ArrayList<>();
    String order = file + "\n" + scenario + "\n" + manner + "\n";
    process.getOutputStream().write(order.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    String line = said.readLine();
    while (line != null && !line.equals("end;")) {
      if (line.endsWith(";")) { // else it was killed in the middle of the line
        lines.add(line.substring(0, line.length() - 1));
      }
      line = said.readLine();
    }
    if (line != null) {
      strace.destroy(); // else it ends by itself: it cannot let go of the dead
    }
    if (!strace.waitFor(30, TimeUnit.SECONDS)) {
      strace.destroyForcibly();
      throw new AssertionError("strace does not end");
    }
    List<String> struck =
        Files.readAllLines(log).stream()
            .filter(each -> each.contains("INJECTED") || each.contains("killed by SIGKILL"))
            .toList();
    return new FaultyRun(lines, struck, line != null);
  }

  private Process attached(
      SyscallFault fault, Path file, FaultyDiskProcess.Scenario scenario, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", log.toString()));
    command.addAll(List.of("-p", Long.toString(process.pid())));
    for (Path each : files(file, scenario)) {
      command.addAll(List.of("-P", each.toString()));
    }
    command.addAll(List.of("-e", "trace=" + fault.call(), "-e", fault.injection()));
    Process strace;
    try {
      strace = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError(
          "This test needs 'strace' (Debian: apt-get install strace); without it build without"
              + " -Pfull",
          e);
    }
    String line = reader(strace).readLine();
    if (line == null || !line.contains(" attached")) {
      throw new AssertionError(
          "This test needs an 'strace' that may attach to processes (as root, or with"
              + " kernel.yama.ptrace_scope=0); it said: "
              + line);
    }
    return strace;
  }

  /** Those whose calls count: the log is copied into nothing but the file itself. */
  private static List<Path> files(Path file, FaultyDiskProcess.Scenario scenario) {
    if (scenario == FaultyDiskProcess.Scenario.CHECKPOINT) {
      return List.of(file);
    }
    List<Path> files = new ArrayList<>(List.of(file.getParent()));
    BESIDE.forEach(each -> files.add(file.resolveSibling(file.getFileName() + each)));
    return files;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
