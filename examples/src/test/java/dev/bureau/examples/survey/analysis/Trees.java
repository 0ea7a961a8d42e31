package dev.bureau.examples.survey.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small trees of files, made and read. */
final class Trees {
  private Trees() {}

  static Path write(Path root, String name, String text) {
    return write(root, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path root, String name, byte[] bytes) {
    try {
      Path file = FileName.resolve(root, name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<SourceFile> files(Path root, Path... excluded) {
    return batches(SourceTree.at(root, Set.of(excluded))).stream()
        .flatMap(batch -> batch.files().stream())
        .toList();
  }

  static List<Batch> batches(SourceTree tree) {
    List<Batch> batches = new ArrayList<>(List.of(tree.next(null)));
    while (!batches.get(batches.size() - 1).isLast()) {
      batches.add(tree.next(batches.get(batches.size() - 1).after()));
    }
    return batches;
  }

  static List<String> paths(Path root, Path... excluded) {
    return files(root, excluded).stream().map(SourceFile::path).toList();
  }

  static Map<String, Object> summary(Analysis analysis, Path root) {
    SourceTree tree = SourceTree.at(root, Set.of());
    return analysis.summarise(
        batches(tree).stream().map(b -> analysis.analyse(tree.root(), b.files())).toList());
  }

  /** What a command prints, without white space at either end. */
  static String run(Path directory, String... words) {
    try {
      ProcessBuilder command = new ProcessBuilder(words).directory(directory.toFile());
      command.redirectErrorStream(true);
      Process process = command.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(Arrays.toString(words) + ": " + output);
      }
      return output.strip();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
