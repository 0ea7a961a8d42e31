package dev.bureau.bench.compare;

import dev.bureau.bench.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The bench of the peers, copied into a folder of ours, for it may be read-only, and built there.
 * Only its own script is run.
 */
final class PeersBench implements AutoCloseable {
  private static final List<String> NAMED =
      List.of(
          "google-adk-",
          "langgraph4j-core-",
          "pekko-persistence-typed",
          "spring-statemachine-core-",
          "jobrunr-",
          "sqlite-jdbc-");

  private final Effort effort;
  private final Path folder;
  private final Path data;

  private PeersBench(Effort effort, Path folder) throws IOException {
    this.effort = effort;
    this.folder = folder;
    this.data = Files.createDirectory(folder.resolve("data"));
  }

  static PeersBench copyOf(Path source, Effort effort) throws IOException {
    Path folder = DataFolder.scratch("peers");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path each : files.toList()) {
        Path copy = folder.resolve(source.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
    return new PeersBench(effort, folder);
  }

  /**
   * Builds what one work needs.
   *
   * @return the libraries that are compared, with their versions
   * @throws MeasuringException if it cannot be built
   */
  List<String> build(Work work) throws IOException, InterruptedException {
    String module = module(work);
    Program.run(folder, environment(), "bash", "run.sh", "build", module);
    String classPath = Files.readString(folder.resolve(module).resolve("target/cp"));
    List<String> versions = new ArrayList<>();
    for (String jar : classPath.strip().split(File.pathSeparator, -1)) {
      String name = String.valueOf(Path.of(jar).getFileName());
      if (NAMED.stream().anyMatch(name::startsWith)) {
        versions.add(name.replaceFirst("\\.jar$", ""));
      }
    }
    return versions;
  }

  /**
   * Runs one contestant.
   *
   * @throws MeasuringException if it yields no figure
   */
  void run(Work work, String contestant, int round, Figures figures)
      throws IOException, InterruptedException {
    Files.deleteIfExists(table());
    Files.deleteIfExists(errors());
    List<String> lines =
        Program.run(folder, environment(), "bash", "run.sh", work.word(), contestant);
    List<String> table = Files.exists(table()) ? Files.readAllLines(table()) : List.of();
    PeerResults results = new PeerResults(work, contestant, round);
    boolean measured = results.addTable(table, figures);
    boolean printed = results.addLines(lines, figures);
    if (lines.stream().anyMatch(line -> line.startsWith("FAILED")) || !(measured || printed)) {
      List<String> errors = Files.exists(errors()) ? Files.readAllLines(errors()) : lines;
      throw new MeasuringException(Program.lastWords(errors));
    }
  }

  @Override
  public void close() throws IOException {
    DataFolder.delete(folder);
  }

  private Path table() {
    return folder.resolve("results-of-one.csv");
  }

  private Path errors() {
    return data.resolve("err.log");
  }

  private Map<String, String> environment() {
    return Map.of(
        "JAVA_HOME", System.getProperty("java.home"),
        "OUT", table().toString(),
        "BENCH_DATA", data.toString(),
        "FORKS", "1",
        "JOPTS",
            "-Dreps=%d -DrepMs=1000 -DwarmMs=%d"
                .formatted(effort.repetitions(), effort.warmUps() * 1_000));
  }

  private String module(Work work) throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> name.startsWith(work.word() + "-"))
          .findFirst()
          .orElseThrow(() -> new MeasuringException("it has no module for " + work));
    }
  }
}
