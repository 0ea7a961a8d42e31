package dev.bureau.examples.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Trees of source files to survey, the same for the same seed. */
final class Forest {
  private static final String[] WORDS = {
    "order", "price", "total", "count", "name", "index", "value", "state", "node", "item"
  };

  private Forest() {}

  /** Plants about that many files of some kilobytes each, some of them alike, some no text. */
  static Path plant(Path root, int files, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    String shared = method(random, 60);
    for (int i = 0; i < files; i++) {
      Path folder = Files.createDirectories(root.resolve("part" + i % 7));
      StringBuilder text = new StringBuilder("package part" + i % 7 + ";\n\nclass C" + i + " {\n");
      for (int m = random.nextInt(4, 30); m > 0; m--) {
        text.append(method(random, random.nextInt(3, 20)));
      }
      if (i % 5 == 0) {
        text.append(shared);
      }
      Files.writeString(folder.resolve("C" + i + ".java"), text.append("}\n"));
    }
    Files.write(root.resolve("picture.bin"), new byte[] {1, 0, 2, 0});
    Files.writeString(root.resolve("notes.md"), "# Notes\n\nNothing to see.\n");
    return root;
  }

  /** Copies a tree; how many bytes its files have. */
  static long copy(Path from, Path to) throws IOException {
    long bytes = 0;
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.sorted().toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
          bytes += Files.size(path);
        }
      }
    }
    return bytes;
  }

  private static String method(SplittableRandom random, int statements) {
    StringBuilder text = new StringBuilder("  int " + word(random) + "(int " + "a) {\n");
    for (int i = 0; i < statements; i++) {
      text.append("    if (a > ")
          .append(random.nextInt(1_000))
          .append(" && ")
          .append(word(random))
          .append(" != 0) { ")
          .append(word(random))
          .append(" += a * ")
          .append(random.nextInt(1_000))
          .append("; }\n");
    }
    return text.append("    return a;\n  }\n").toString();
  }

  private static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)] + random.nextInt(50);
  }
}
