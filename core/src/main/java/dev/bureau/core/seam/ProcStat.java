package dev.bureau.core.seam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A process as Linux tells of it in /proc, byte by byte: names of programs need not be UTF-8, and
 * are cut off in the middle of characters.
 *
 * @param started in ticks since the boot
 */
record ProcStat(long pid, String state, long parent, long group, long session, long started) {
  private static final Path PROC = Path.of("/proc");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIB = 1024;
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int START_TIME = 19;

  /** Whether this machine tells anything in that way. */
  static boolean isThere() {
    return Files.isDirectory(PROC.resolve("self"));
  }

  /** Empty if there is no process of that number. */
  static Optional<ProcStat> of(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(
          new ProcStat(
              pid,
              fields[STATE],
              Long.parseLong(fields[PARENT]),
              Long.parseLong(fields[GROUP]),
              Long.parseLong(fields[SESSION]),
              Long.parseLong(fields[START_TIME])));
    } catch (IOException e) { // there is none, or it ended between opening and reading
      return Optional.empty();
    }
  }

  /** All processes of this namespace; none where there is no /proc. */
  static List<ProcStat> all() {
    List<ProcStat> all = new ArrayList<>();
    try (DirectoryStream<Path> numbers = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path each : numbers) {
        of(Long.parseLong(each.getFileName().toString())).ifPresent(all::add);
      }
    } catch (IOException | DirectoryIteratorException e) { // there is none
      return List.of();
    }
    return all;
  }

  /** False if only its remains are there. */
  boolean runs() {
    return !state.equals("Z") && !state.equals("X");
  }

  /** The memory that a process has now; empty if it is gone, or if that is not told. */
  static OptionalLong residentBytes(long pid) {
    try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/status"), ISO_8859_1)) {
      return lines
          .filter(each -> each.startsWith(RESIDENT))
          .mapToLong(each -> Long.parseLong(each.replaceAll("[^0-9]", "")) * KIB)
          .findFirst();
    } catch (IOException | UncheckedIOException e) { // not Linux, or it ended meanwhile
      return OptionalLong.empty();
    }
  }
}
