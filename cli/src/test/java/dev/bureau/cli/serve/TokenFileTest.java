package dev.bureau.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X50, SEC9: the token belongs to its owner alone. */
class TokenFileTest {
  private static final String GOOD = "abcdefghijklmnopqrstuvwxyz_-ABCDEFGHIJ0123456789";

  @TempDir private Path directory;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    Path file = directory.resolve("token");

    String token = new TokenFile(file).token();

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(file)).isEqualTo(token);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isUsedAgain() {
    TokenFile file = new TokenFile(directory.resolve("token"));

    assertThat(file.token()).isEqualTo(file.token());
  }

  /** It may be in a folder in which nothing can be written. */
  @Test
  void isUsedAgainWithoutAChangeOfItsFolder() throws IOException {
    Path file = written(GOOD);
    Files.setLastModifiedTime(directory, FileTime.fromMillis(0));

    new TokenFile(file).token();

    assertThat(Files.getLastModifiedTime(directory)).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  void isOneForAllWhoBeginAtOnce() throws Exception {
    Path file = directory.resolve("token");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> readers = Collections.nCopies(64, () -> new TokenFile(file).token());
      Set<String> tokens = new HashSet<>();
      for (Future<String> each : pool.invokeAll(readers)) {
        tokens.add(each.get());
      }

      assertThat(tokens).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void leavesNothingElseInItsFolder() throws IOException {
    new TokenFile(directory.resolve("token")).token();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("token"));
    }
  }

  @Test
  void hasAnotherTokenInEachFile() {
    assertThat(new TokenFile(directory.resolve("a")).token())
        .isNotEqualTo(new TokenFile(directory.resolve("b")).token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void isRefusedIfOthersHaveRights(String rights) throws IOException {
    Path file = written(GOOD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

    assertRefused(file, "chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "abcdefghijklmnopqrstuvwxyzabcdefghijklm nopqr"})
  void isRefusedIfItHoldsNoToken(String text) throws IOException {
    assertRefused(written(text), "delete it");
  }

  @Test
  void isRefusedIfItIsNoFileOfItsOwn() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), written(GOOD));

    assertRefused(link, "a file of its own");
    assertRefused(directory, "a file of its own");
    assertRefused(written("x".repeat(257)), "a file of its own");
    assertRefused(directory.resolve("nowhere/token"), "a folder that can be written");
  }

  @Test
  void mayBeWrittenByHand() throws IOException {
    assertThat(new TokenFile(written(GOOD + "\n")).token()).isEqualTo(GOOD);
  }

  private Path written(String text) throws IOException {
    Path file = directory.resolve("given");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void assertRefused(Path file, String remedy) {
    assertThatThrownBy(() -> new TokenFile(file).token())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--token-file")
        .hasMessageContaining(remedy);
  }
}
