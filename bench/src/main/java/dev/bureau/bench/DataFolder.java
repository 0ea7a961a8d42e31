package dev.bureau.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where benchmarks keep their files: {@code -Dbureau.bench.data=DIR}, else {@code bench-data} in
 * the working directory. It has to be on the disk that is to be measured.
 */
public final class DataFolder {
  private static final String PROPERTY = "bureau.bench.data";

  private DataFolder() {}

  /** The folder, made if it is not there. */
  public static Path path() throws IOException {
    return Files.createDirectories(
        Path.of(System.getProperty(PROPERTY, "bench-data")).toAbsolutePath());
  }

  /** A new folder in it for one run. */
  public static Path scratch(String name) throws IOException {
    return Files.createTempDirectory(path(), name);
  }

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
