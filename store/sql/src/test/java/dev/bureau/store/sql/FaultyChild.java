package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.store.sql.FaultyDiskProcess.Manner;
import dev.bureau.store.sql.FaultyDiskProcess.Scenario;
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

  /** The calls that change a file, and some that we expect nobody to make. */
  private static final String CHANGES =
      "openat,pwrite64,ftruncate,unlink,fsync,fdatasync,write,writev,pwritev,pwritev2,fallocate,"
          + "rename,renameat,renameat2,link,linkat,unlinkat,sync_file_range";

  private final Process process;
  private final BufferedReader ends;

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
    ends = reader(process);
    ends.readLine(); // it is ready
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has it do something in which one call goes wrong.
   *
   * @throws AssertionError if there is no strace, or it may not trace
   */
  FaultyRun run(SyscallFault fault, Path file, Scenario scenario, Manner manner) throws Exception {
    List<String> options =
        new ArrayList<>(List.of("-e", "trace=" + fault.call(), "-e", fault.injection()));
    files(file, scenario).forEach(each -> options.addAll(List.of("-P", each.toString())));
    Path log = file.resolveSibling("strace.log");
    boolean ended = follow(options, log, file, scenario, manner);
    List<String> struck =
        Files.readAllLines(log).stream()
            .filter(each -> each.contains("INJECTED") || each.contains("killed by SIGKILL"))
            .toList();
    return new FaultyRun(said(file), struck, ended);
  }

  /**
   * Has it do something, and returns what it did to the files, call by call.
   *
   * @throws AssertionError if there is no strace, or it may not trace
   */
  List<String> record(Path file, Scenario scenario, Manner manner) throws Exception {
    List<String> options = new ArrayList<>(List.of("-xx", "-s", "1000000", "-e", "signal=none"));
    options.addAll(List.of("-e", "trace=" + CHANGES));
    files(file, Scenario.STEPS).forEach(each -> options.addAll(List.of("-P", each.toString())));
    options.addAll(List.of("-P", FaultyDiskProcess.said(file).toString()));
    Path log = file.resolveSibling("strace.log");
    assertThat(follow(options, log, file, scenario, manner)).as("it ended").isTrue();
    return Files.readAllLines(log);
  }

  /** Whether it came to its end. */
  private boolean follow(
      List<String> options, Path log, Path file, Scenario scenario, Manner manner)
      throws Exception {
    Process strace = attached(options, log);
    String order = file + "\n" + scenario + "\n" + manner + "\n";
    process.getOutputStream().write(order.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    boolean ended = ends.readLine() != null;
    if (ended) {
      strace.destroy(); // else it ends by itself: it cannot let go of the dead
    } else if (!process.waitFor(30, TimeUnit.SECONDS)) { // else it would be taken for alive
      throw new AssertionError("it ends neither by itself nor killed");
    }
    if (!strace.waitFor(30, TimeUnit.SECONDS)) {
      strace.destroyForcibly();
      throw new AssertionError("strace does not end");
    }
    return ended;
  }

  private static List<String> said(Path file) throws IOException {
    return Files.readAllLines(FaultyDiskProcess.said(file)).stream()
        .filter(each -> each.endsWith(";")) // else it was killed in the middle of the line
        .map(each -> each.substring(0, each.length() - 1))
        .toList();
  }

  private Process attached(List<String> options, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", log.toString()));
    command.addAll(List.of("-p", Long.toString(process.pid())));
    command.addAll(options);
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
  private static List<Path> files(Path file, Scenario scenario) {
    if (scenario == Scenario.CHECKPOINT) {
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
