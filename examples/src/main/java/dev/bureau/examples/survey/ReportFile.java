package dev.bureau.examples.survey;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writing the report so that its file is always a whole one, whenever the process dies and however
 * many processes write it.
 */
final class ReportFile {
  private static final String UNFINISHED = ".unfinished";

  private ReportFile() {}

  static void write(Path report, String text) throws IOException {
    long process = ProcessHandle.current().pid();
    Path unfinished = report.resolveSibling(prefix(report) + process + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What processes have left that died while they wrote. */
  static Set<Path> leftovers(Path report) {
    Path folder = report.resolveSibling(".");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(each -> report.resolveSibling(each.getFileName()))
          .filter(each -> isUnfinished(report, each.getFileName().toString()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of(); // a folder that cannot be listed shows none of them to a survey either
    }
  }

  private static boolean isUnfinished(Path report, String name) {
    return name.startsWith(prefix(report)) && name.endsWith(UNFINISHED);
  }

  private static String prefix(Path report) {
    return "." + report.getFileName() + ".";
  }
}
