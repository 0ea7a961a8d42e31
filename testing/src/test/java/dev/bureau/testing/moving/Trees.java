package dev.bureau.testing.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders with files, and what is in them as a test sees it: by means of its own. */
final class Trees {
  private Trees() {}

  /** A folder of that many files, some of them deep, and one of each special thing. */
  static Path of(int files, Path root) throws IOException {
    Files.createDirectories(root.resolve("empty"));
    Files.createDirectories(root.resolve("deep/er"));
    for (int i = 0; i < files; i++) {
      Files.writeString(root.resolve(i % 2 == 0 ? "f" + i : "deep/er/f" + i), "text " + i);
    }
    if (files > 0) {
      Files.createSymbolicLink(root.resolve("deep/link"), Path.of("../f0"));
      Files.setPosixFilePermissions(
          root.resolve("f0"), PosixFilePermissions.fromString("rwx------"));
    }
    return root;
  }

  /** All that is in a folder, by its path; empty if there is no folder. */
  static Map<String, String> in(Path root) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(root)) {
      return all;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path each : paths.filter(path -> !path.equals(root)).toList()) {
        all.put(root.relativize(each).toString(), what(each));
      }
    }
    return all;
  }

  private static String what(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return "folder";
    }
    return (Files.isExecutable(path) ? "x " : "") + Files.readString(path);
  }
}
