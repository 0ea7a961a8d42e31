package dev.bureau.core.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands only where files are real: links, positions, identities. */
class SystemDiskTest {
  private final Disk disk = Seams.system().disk();

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  @Test
  void readsAFileFromAnywhere() throws IOException {
    try (InputStream in = disk.read(file("0123456789"))) {
      assertThat(in.skip(7)).isEqualTo(7);
      assertThat(in.read()).isEqualTo('7');
      assertThat(in.skip(100)).isEqualTo(2);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void seesWhatIsAddedWhileItReads() throws IOException {
    Path file = file("a");
    try (InputStream in = disk.read(file)) {
      assertThat(in.readNBytes(5)).hasSize(1);
      disk.append(file, new byte[] {'b'});
      assertThat(in.read()).isEqualTo('b');
    }
  }

  @Test
  void isNotDisturbedByAnInterrupt() throws IOException {
    try (InputStream in = disk.read(file("ab"))) {
      Thread.currentThread().interrupt();

      assertThat(in.read()).isEqualTo('a');
      assertThat(Thread.interrupted()).isTrue();
      assertThat(in.read()).isEqualTo('b');
    }
  }

  @Test
  void readsNoLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file("a"));

    assertThatThrownBy(() -> disk.read(link)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> disk.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void knowsAFileByItsIdentity() throws IOException {
    Path file = file("a");
    String before = disk.identity(file).orElseThrow();
    Path moved = Files.move(file, folder.resolve("moved"));

    assertThat(disk.identity(file)).isEmpty();
    assertThat(disk.identity(moved)).contains(before);
    assertThat(disk.identity(file("a"))).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void addsAndTakesAway() throws IOException {
    Path file = file("abc");

    disk.append(file, new byte[] {'d', 'e'});
    disk.cut(file, 4);
    disk.cut(file, 9);

    assertThat(file).hasContent("abcd");
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> disk.append(none, new byte[1]))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> disk.cut(none, 0)).isInstanceOf(NoSuchFileException.class);
  }
}
