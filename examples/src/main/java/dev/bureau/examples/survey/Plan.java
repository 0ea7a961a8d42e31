package dev.bureau.examples.survey;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.examples.survey.analysis.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A survey's identity and what it leaves out: the real path of the directory and the report. Kept
 * in the director's metadata, so that whoever continues needs nothing else.
 *
 * @param root the directory, without links in its path
 * @param report the file to write, absolute
 * @param excluded files that are not surveyed: the store's and the report
 */
record Plan(Path root, Path report, List<String> excluded) {
  static Plan of(SurveyRequest request) {
    Path report = target(request.report());
    TreeSet<String> excluded = new TreeSet<>();
    excluded.add(report.toString());
    request
        .storeFiles()
        .forEach(each -> excluded.add(each.toAbsolutePath().normalize().toString()));
    return new Plan(directory(request.dir()), report, List.copyOf(excluded));
  }

  static Plan from(Map<String, Object> metadata) {
    return new Plan(
        Path.of(String.valueOf(metadata.get("root"))),
        Path.of(String.valueOf(metadata.get("report"))),
        ((List<?>) metadata.getOrDefault("excluded", List.of()))
            .stream().map(String::valueOf).toList());
  }

  /** What there is to survey now. */
  SourceTree tree() {
    Set<Path> left = new HashSet<>(ReportFile.leftovers(report));
    excluded.forEach(each -> left.add(Path.of(each)));
    return SourceTree.at(root, left);
  }

  /** The same directory and report are the same job. */
  String job() {
    return BlobId.of(root + "\n" + report).value();
  }

  /** What the report is called. */
  String title() {
    return SourceTree.nameOf(root);
  }

  Map<String, Object> metadata() {
    return Map.of(
        "job", job(),
        "root", root.toString(),
        "report", report.toString(),
        "excluded", excluded);
  }

  private static Path directory(Path dir) {
    try {
      Path real = dir.toRealPath();
      if (Files.isDirectory(real) && !Files.isReadable(real)) {
        throw new BadInputException("--dir", dir, "name a directory that this user may read");
      }
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      throw new BadInputException("--dir", dir, "name a directory that exists");
    }
    throw new BadInputException("--dir", dir, "name a directory, not a file");
  }

  private static Path target(Path report) {
    Path absolute = report.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new BadInputException("--report", report, "name a file, not a directory");
    }
    if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
      throw new BadInputException(
          "--report", report, "name a file in a directory that can be written to");
    }
    try {
      return folder.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      throw new BadInputException("--report", report, "name a file in a directory that exists");
    }
  }
}
