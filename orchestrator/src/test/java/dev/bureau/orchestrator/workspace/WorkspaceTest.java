package dev.bureau.orchestrator.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Seams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X50, S41: what is in a workspace, and copies of it. */
class WorkspaceTest {
  private final Disk disk = Seams.system().disk();
  @TempDir private Path folder;
  private Path root;
  private Workspace workspace;

  @BeforeEach
  void fill() throws IOException {
    root = Files.createDirectories(folder.resolve("work"));
    workspace = new Workspace(disk, root);
    Files.createDirectories(root.resolve("deep/er"));
    Files.createDirectories(root.resolve("empty"));
    Files.writeString(root.resolve("notes.txt"), "hello");
    Files.writeString(root.resolve("deep/er/ünï.txt"), "x");
    Files.writeString(root.resolve("run.sh"), "#!/bin/sh");
    Files.setPosixFilePermissions(
        root.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(root.resolve("deep/link"), Path.of("../notes.txt"));
  }

  private Path copied() {
    Path copy = folder.resolve("copy");
    workspace.copyTo(copy, () -> {}, CopyListener.NOBODY);
    return copy;
  }

  @Test
  void copiesAllThatIsInIt() {
    Path copy = copied();

    assertThat(new Workspace(disk, copy).read()).isEqualTo(workspace.read());
    assertThat(copy.resolve("deep/link")).isSymbolicLink().hasContent("hello");
    assertThat(copy.resolve("empty")).isEmptyDirectory();
  }

  @Test
  void givesTheCopyToItsOwnerAlone() throws IOException {
    Path copy = copied();

    List<String> permissions = new ArrayList<>();
    for (String each : List.of("", "notes.txt", "run.sh", "deep/er")) {
      permissions.add(
          PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve(each))));
    }

    assertThat(permissions).containsExactly("rwx------", "rw-------", "rwx------", "rwx------");
  }

  @Test
  void tellsHowFarItIs() {
    List<CopyProgress> told = new ArrayList<>();

    workspace.copyTo(folder.resolve("copy"), () -> {}, told::add);

    assertThat(told).hasSize(7).endsWith(new CopyProgress(7, 7, 15, 15));
  }

  @Test
  void copiesOnAlthoughWhoWatchesFails() {
    workspace.copyTo(
        folder.resolve("copy"),
        () -> {},
        progress -> {
          throw new IllegalStateException("planted");
        });

    assertThat(new Workspace(disk, folder.resolve("copy")).read()).isEqualTo(workspace.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "..",
        "../work/notes.txt",
        "deep/../notes.txt",
        "empty/../../outside",
        "./../outside",
        ".././notes.txt"
      })
  void refusesLinksThatMayLeadOut(String target) throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("bad"), Path.of(target));

    assertThatThrownBy(workspace::read)
        .isInstanceOfSatisfying(
            WorkspaceRefusedException.class, e -> assertThat(e.path()).isEqualTo(link))
        .hasMessageContaining(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../notes.txt", "er", "./er/nothing", "..", "../deep/link"})
  void takesLinksThatStayInside(String target) throws IOException {
    Files.createSymbolicLink(root.resolve("deep/good"), Path.of(target));

    assertThat(workspace.read().items().get(Path.of("deep/good")).says()).isEqualTo(target);
  }

  @Test
  void refusesWhatIsNoFile() throws Exception {
    Path pipe = root.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(workspace::read)
        .isInstanceOfSatisfying(
            WorkspaceRefusedException.class, e -> assertThat(e.path()).isEqualTo(pipe));
  }

  @ParameterizedTest
  @ValueSource(strings = {"content", "name", "permission", "folder", "link"})
  void noticesEveryDifference(String what) throws IOException {
    Contents before = workspace.read();

    switch (what) {
      case "content" -> Files.writeString(root.resolve("notes.txt"), "hallo");
      case "name" -> Files.move(root.resolve("notes.txt"), root.resolve("deep/notes.txt"));
      case "permission" ->
          Files.setPosixFilePermissions(
              root.resolve("run.sh"), PosixFilePermissions.fromString("rw-r--r--"));
      case "folder" -> Files.delete(root.resolve("empty"));
      default -> {
        Files.delete(root.resolve("deep/link"));
        Files.createSymbolicLink(root.resolve("deep/link"), Path.of("../run.sh"));
      }
    }

    assertThat(workspace.read()).isNotEqualTo(before);
    assertThat(workspace.read().digest()).isNotEqualTo(before.digest());
  }

  @Test
  void deletesNothingBeyondItself() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "stays");
    Files.createSymbolicLink(root.resolve("out"), outside);

    workspace.delete();

    assertThat(root).doesNotExist();
    assertThat(outside).hasContent("stays");
  }

  @Test
  void isNothingWhereNothingIs() {
    Workspace absent = new Workspace(disk, folder.resolve("absent"));

    assertThat(absent.read().items()).isEmpty();
    assertThat(absent.exists()).isFalse();
    absent.delete();
  }

  @Test
  void saysThatTheDiskCannotServe() throws IOException {
    Files.createDirectory(folder.resolve("copy"));

    assertThatThrownBy(this::copied)
        .isInstanceOf(WorkspaceUnavailableException.class)
        .hasMessageContaining("FileAlreadyExistsException");
  }

  @Test
  void leavesTheOriginalAlone() throws IOException {
    Contents before = workspace.read();

    Path copy = copied();
    Files.writeString(copy.resolve("notes.txt"), "changed");

    assertThat(workspace.read()).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(root, copy);
    }
  }
}
