package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.CellKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What no store can take back: a file that grows by a line with each effect, on the disk before the
 * effect returns. A line is one write, so that a kill leaves all of it or nothing.
 */
class OutsideWorld {
  private final Path file;

  OutsideWorld(Path folder) {
    this.file = folder.resolve("effects");
  }

  /**
   * One effect.
   *
   * @param key the cell's, as {@code message/name#occurrence}
   * @param pid the process that did it
   */
  record Effect(String key, long pid) {
    boolean isOf(String cell) {
      return key.contains("/" + cell + "#");
    }
  }

  void happen(CellKey key) throws IOException {
    String line = key + " " + ProcessHandle.current().pid() + "\n";
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  boolean hasHappened(CellKey key) throws IOException {
    return effects().stream().anyMatch(each -> each.key().equals(key.toString()));
  }

  /** All that happened, in order. */
  List<Effect> effects() throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" ", -1))
        .map(parts -> new Effect(parts[0], Long.parseLong(parts[1])))
        .toList();
  }
}
