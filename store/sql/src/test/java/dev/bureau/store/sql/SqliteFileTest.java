package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file is exactly where its user said, and its owner's alone (X50). */
@DisabledOnOs(OS.WINDOWS)
class SqliteFileTest {
  @TempDir private Path folder;

  private static Store open(Path file) {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }

  @Test
  void belongsToItsOwnerAloneWithAllThatLiesBesideIt() throws IOException {
    try (Store store = open(folder.resolve("bureau.db"))) {
      new Counting(store).create();

      assertThat(files()).hasSizeGreaterThan(1);
      for (Path each : files()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as("%s", each)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void isAllThatIsLeftAfterClosing() throws IOException {
    Path file = folder.resolve("bureau.db");
    try (Store store = open(file)) {
      new Counting(store).create();
    }

    assertThat(files()).containsExactly(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.db",
        "ü 日本.db",
        "q?mode=memory.db",
        "q?mode=ro&cache=shared",
        "#hash.db",
        "100%.db",
        "%2e%2e.db",
        "semi;colon'quote\"double.db",
        "back\\slash.db",
        "-dash.db",
        "new\nline.db",
        "no ending",
        ".hidden"
      })
  void standsUnderTheNameThatItsUserGave(String name) throws IOException {
    Path file = folder.resolve(name);
    try (Store store = open(file)) {
      new Counting(store).create();
    }

    assertThat(files()).containsExactly(file);
    try (Store again = open(file)) {
      assertThat(again.sessions().head(Counting.SESSION)).isPresent();
    }
  }

  @Test
  void isFoundThroughALinkToItsFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (Store store = open(real.resolve("bureau.db"));
        Store linked = open(link.resolve("bureau.db"))) {
      new Counting(store).create();

      assertThat(linked.sessions().head(Counting.SESSION)).isPresent();
    }
  }

  @Test
  void mayBeAnEmptyFileThatItsUserHasMade() throws IOException {
    Path file = Files.createFile(folder.resolve("bureau.db"));

    try (Store store = open(file)) {
      new Counting(store).create();
      assertThat(store.sessions().head(Counting.SESSION)).isPresent();
    }
  }
}
