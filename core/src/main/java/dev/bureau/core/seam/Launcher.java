package dev.bureau.core.seam;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs through others of this machine, if it has them, that set up what the JDK cannot:
 * {@code setsid} gives a process a group of its own, {@code nice} its priority. Each becomes what
 * it starts, so that number and start of the process are those of the program itself. Thread-safe.
 */
final class Launcher {
  private static final int ASKING_SECONDS = 5;

  private final List<Path> path;
  private final Optional<Path> setsid;
  private final Optional<Path> nice;
  private @Nullable Boolean mayHurry;

  private Launcher(List<Path> path) {
    this.path = path;
    this.setsid = find("setsid");
    this.nice = find("nice");
  }

  /**
   * @param path folders where programs are, as the variable has it; looked at on Linux only
   */
  static Launcher on(@Nullable String path) {
    return new Launcher(
        Stream.ofNullable(ProcStat.isThere() ? path : null)
            .flatMap(Pattern.compile(File.pathSeparator, Pattern.LITERAL)::splitAsStream)
            .filter(each -> !each.isEmpty())
            .map(Path::of)
            .toList());
  }

  /** A process, and what it was given. */
  record Started(Process process, Child.Reach reach, CpuPriority priority) {}

  Started start(Program program) throws IOException {
    Optional<Path> found = find(program);
    // A program that is not found must be refused here, not reported by another one later.
    boolean grouped = setsid.isPresent() && found.isPresent();
    CpuPriority priority = found.isPresent() ? possible(program.priority()) : CpuPriority.NORMAL;
    List<String> words = new ArrayList<>();
    if (grouped) {
      words.add(setsid.orElseThrow().toString());
    }
    if (priority != CpuPriority.NORMAL) {
      words.addAll(nice(priority));
    }
    words.addAll(program.command());
    if (!words.equals(program.command())) {
      // As found by our path: those before it would look on the path that the program is to have.
      words.set(words.size() - program.command().size(), found.orElseThrow().toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(program.environment());
    if (program.directory() != null) {
      builder.directory(program.directory().toFile());
    }
    Child.Reach reach = grouped ? Child.Reach.GROUP : Child.Reach.DESCENDANTS;
    return new Started(builder.start(), reach, priority);
  }

  private Optional<Path> find(Program program) {
    String name = program.command().get(0);
    Path here = program.directory() == null ? Path.of("") : program.directory();
    return name.contains("/")
        ? Optional.of(here.resolve(name).toAbsolutePath()).filter(Launcher::isProgram)
        : find(name);
  }

  private Optional<Path> find(String name) {
    return path.stream()
        .map(each -> each.resolve(name).toAbsolutePath())
        .filter(Launcher::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private CpuPriority possible(CpuPriority asked) {
    boolean possible = asked == CpuPriority.LOW || (asked == CpuPriority.HIGH && mayHurry());
    return nice.isPresent() && possible ? asked : CpuPriority.NORMAL;
  }

  private List<String> nice(CpuPriority priority) {
    return List.of(nice.orElseThrow().toString(), "-n", String.valueOf(priority.nicer()));
  }

  /**
   * {@code nice} itself goes on when it is not allowed to, so it is asked once what comes of it.
   */
  private synchronized boolean mayHurry() {
    if (nice.isEmpty()) {
      return false;
    }
    if (mayHurry == null) {
      List<String> raised = new ArrayList<>(nice(CpuPriority.HIGH));
      raised.add(raised.get(0));
      Optional<Integer> usual = answer(List.of(raised.get(0)));
      mayHurry = usual.isPresent() && answer(raised).filter(each -> each < usual.get()).isPresent();
    }
    return mayHurry;
  }

  /** Without a program, {@code nice} says what it runs at. */
  private static Optional<Integer> answer(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(ASKING_SECONDS, TimeUnit.SECONDS)) {
          return Optional.empty();
        }
        byte[] said = process.getInputStream().readAllBytes();
        return Optional.of(Integer.valueOf(new String(said, StandardCharsets.UTF_8).strip()));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException | NumberFormatException e) { // it is not what we take it for
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
