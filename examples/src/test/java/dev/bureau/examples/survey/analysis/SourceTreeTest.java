package dev.bureau.examples.survey.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  @TempDir Path root;

  @Test
  void tellsWhichOfTheListedFilesAreNotWhatTheyWere() throws IOException {
    for (String name : List.of("same.c", "changed.c", "gone.c")) {
      Files.writeString(root.resolve(name), "int a;\n");
    }
    List<SourceFile> listed = SourceTree.at(root, Set.of()).next(null).files();
    Files.writeString(root.resolve("changed.c"), "int b;\n");
    Files.delete(root.resolve("gone.c"));

    List<String> changed = SourceTree.at(root, Set.of()).changed(listed);

    assertThat(changed).containsExactly("changed.c", "gone.c");
  }

  @Test
  void listsRegularFilesByPathInCodeUnitOrder() {
    for (String name : List.of("b.java", "a/z.java", "a.java", "B.java", "a-b/c.java", "é.java")) {
      Trees.write(root, name, "x");
    }

    assertThat(Trees.paths(root))
        .isSortedAccordingTo(Comparator.naturalOrder())
        .containsExactly("B.java", "a-b/c.java", "a.java", "a/z.java", "b.java", "é.java");
  }

  @Test
  void hashesWhatItReads() {
    Trees.write(root, "a.txt", "hello\n");

    SourceFile file = Trees.files(root).get(0);

    assertThat(file.size()).isEqualTo(6);
    assertThat(Trees.run(root, "sha256sum", "a.txt")).startsWith(file.sha256());
    assertThat(SourceFile.fromJson(file.toJson())).isEqualTo(file);
  }

  @Test
  void neverFollowsALink() throws IOException {
    Trees.write(root, "real/a.java", "x");
    Files.createSymbolicLink(root.resolve("file.java"), root.resolve("real/a.java"));
    Files.createSymbolicLink(root.resolve("directory"), root.resolve("real"));
    Files.createSymbolicLink(root.resolve("dangling.java"), root.resolve("nowhere"));

    assertThat(Trees.paths(root)).containsExactly("real/a.java");
  }

  @Test
  void leavesOutExcludedFilesTheirSideFilesAndExcludedDirectories() {
    for (String name : List.of("a.java", "s.db", "s.db-wal", "s.db-shm", "s.db-journal", "o/b.c")) {
      Trees.write(root, name, "x");
    }

    assertThat(Trees.paths(root, root.resolve("s.db"), root.resolve("o/../o")))
        .containsExactly("a.java");
  }

  @Test
  void namesWhatIsNoText() throws IOException {
    Trees.write(root, "nul.java", "a\0b");
    Trees.write(root, "latin.java", "é".getBytes(StandardCharsets.ISO_8859_1));
    Path large = Trees.write(root, "large.java", "x");
    try (FileChannel channel = FileChannel.open(large, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'x'}), Content.LARGEST);
    }

    List<SourceFile> files = Trees.files(root);

    assertThat(files)
        .extracting(SourceFile::problem)
        .containsExactly("larger than 16 MiB", "not a text file", "not a text file");
    assertThat(files.get(0).size()).isEqualTo(Content.LARGEST + 1);
    assertThat(Trees.run(root, "sha256sum", "large.java")).startsWith(files.get(0).sha256());
  }

  @Test
  void namesAFileThatVanishedSinceThePathsWereListed() throws IOException {
    Path file = Trees.write(root, "a.java", "x");
    SourceTree tree = SourceTree.at(root, Set.of());
    Files.delete(file);

    assertThat(tree.next(null).files())
        .containsExactly(new SourceFile("a.java", 0, "", "vanished"));
  }

  @Test
  void namesAFileWhoseNameIsNotUtf8() {
    Trees.run(root, "bash", "-c", "echo x > $'bad\\xff.java'; echo x > good.java");

    assertThat(Trees.files(root))
        .extracting(SourceFile::path, SourceFile::problem)
        .containsExactly(
            Tuple.tuple("bad\\xFF.java", "its name is not UTF-8"), Tuple.tuple("good.java", null));
  }

  @Test
  void batchesAreBoundedAndResumeFromAnyPath() {
    for (int i = 0; i < 450; i++) {
      Trees.write(root, "f%03d.txt".formatted(i), i % 10 == 0 ? "x".repeat(100_000) : "x");
    }
    SourceTree tree = SourceTree.at(root, Set.of());
    List<SourceFile> all = Trees.files(root);

    assertThat(all).hasSize(450);
    assertThat(Trees.batches(tree))
        .allSatisfy(batch -> assertThat(batch.files()).hasSizeBetween(1, SourceTree.MOST_FILES))
        .allSatisfy(batch -> assertThat(bytes(batch)).isLessThanOrEqualTo(SourceTree.MOST_BYTES));
    for (int i : new int[] {0, 7, 199, 448}) {
      List<SourceFile> next = SourceTree.at(root, Set.of()).next(all.get(i).path()).files();
      assertThat(next).isEqualTo(all.subList(i + 1, i + 1 + next.size())).isNotEmpty();
    }
    assertThat(tree.next("f449.txt").files()).isEmpty();
    assertThat(tree.next("f003.gone").files().get(0).path()).isEqualTo("f003.txt");
  }

  private static long bytes(Batch batch) {
    return batch.files().stream().mapToLong(SourceFile::size).sum();
  }

  @Test
  void aFileLargerThanABatchIsABatchOfItsOwn() {
    Trees.write(root, "a.txt", "x".repeat(600_000));
    Trees.write(root, "b.txt", "x");

    assertThat(SourceTree.at(root, Set.of()).next(null).files()).hasSize(1);
  }

  @Test
  void anEmptyDirectoryHasOneEmptyLastBatch() {
    Batch only = SourceTree.at(root, Set.of()).next(null);

    assertThat(only.files()).isEmpty();
    assertThat(only.isLast()).isTrue();
  }

  @Test
  void refusesWhatIsNoDirectory() {
    Path file = Trees.write(root, "a", "x");

    assertThatThrownBy(() -> SourceTree.at(file, Set.of()))
        .isInstanceOf(TreeNotListedException.class);
    assertThatThrownBy(() -> SourceTree.at(root.resolve("none"), Set.of()))
        .isInstanceOf(TreeNotListedException.class);
  }

  @Test
  void refusesAPathThatLeavesTheRoot() {
    assertThatThrownBy(() -> new SourceFile("a/../../b", 0, "", null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
