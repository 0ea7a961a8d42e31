package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process died, or its disk was full, in the middle of a checkpoint: some pages of the log are in
 * the file and others are not. Alone the file is malformed; with its log it is whole (P1, P7).
 */
final class SqliteTornCheckpointTest {
  private static final int LOG_HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int COMMITS = 200;

  @TempDir Path folder;

  private Path torn;

  @BeforeEach
  void tearACheckpoint() throws IOException {
    Path file = folder.resolve("whole.db");
    torn = folder.resolve("torn.db");
    try (Store store = open(file)) {
      Counting counting = new Counting(store);
      counting.create();
      for (int i = 0; i < COMMITS; i++) {
        counting.next();
      }
      Files.copy(file, torn);
      Files.copy(log(file), log(torn));
    }
    writeOnlyTheFirstPage();
  }

  @Test
  void isWholeAgainWhenItIsOpened() {
    try (Store store = open(torn)) {
      assertThat(store.sessions().head(Counting.SESSION).orElseThrow().session().version())
          .isEqualTo(COMMITS + 1);
    }
  }

  @Test
  void canBeWrittenOn() {
    try (Store store = open(torn)) {
      assertThat(new Counting(store).next()).isEqualTo(COMMITS + 2);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isWholeAgainWhenItIsOpenedThroughALink() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link.db"), torn);

    try (Store store = open(link)) {
      assertThat(store.sessions().head(Counting.SESSION).orElseThrow().session().version())
          .isEqualTo(COMMITS + 1);
    }
  }

  /** The first step of a checkpoint: the latest first page, which counts all the others. */
  private void writeOnlyTheFirstPage() throws IOException {
    ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(log(torn)));
    int pageSize = log.getInt(8);
    byte[] first = new byte[pageSize];
    for (int at = LOG_HEADER; at + FRAME_HEADER + pageSize <= log.limit(); ) {
      if (log.getInt(at) == 1) {
        log.get(at + FRAME_HEADER, first);
      }
      at += FRAME_HEADER + pageSize;
    }
    try (FileChannel channel = FileChannel.open(torn, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(first), 0);
    }
  }

  private static Store open(Path file) {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }
}
