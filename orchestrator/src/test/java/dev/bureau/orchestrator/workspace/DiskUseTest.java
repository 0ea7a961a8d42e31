package dev.bureau.orchestrator.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.seam.Seams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much stands in a directory (S2). */
class DiskUseTest {
  private final DiskUse use = new DiskUse(Seams.system().disk());

  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void fill() throws IOException {
    workspace =
        Files.createDirectories(folder.resolve("workspace/deep/er")).getParent().getParent();
    Files.write(workspace.resolve("a"), new byte[100]);
    Files.write(workspace.resolve("deep/er/b"), new byte[20]);
    Files.write(folder.resolve("outside"), new byte[5_000]);
  }

  @Test
  void isThatOfAllFilesBelow() throws IOException {
    assertThat(use.of(workspace)).isEqualTo(120);
  }

  @Test
  void isNothingWhereNothingIs() throws IOException {
    assertThat(use.of(folder.resolve("nowhere"))).isZero();
  }

  @Test
  void leavesOutWhatLinksPointTo() throws IOException {
    Files.createSymbolicLink(workspace.resolve("link"), folder.resolve("outside"));
    Files.createSymbolicLink(workspace.resolve("loop"), folder);

    assertThat(use.of(workspace)).isEqualTo(120);
  }

  @Test
  void goesThroughALinkThatIsTheDirectoryItself() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), workspace);

    assertThat(use.of(link)).isEqualTo(120);
  }
}
