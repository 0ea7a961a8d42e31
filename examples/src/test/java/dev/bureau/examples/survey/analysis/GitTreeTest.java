package dev.bureau.examples.survey.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTreeTest {
  @TempDir Path root;

  @BeforeEach
  void initialises() {
    Trees.run(root, "git", "init", "-q");
  }

  @Test
  void listsWhatIsTrackedAndStillThere() throws IOException {
    for (String name :
        List.of("a.java", "gone.java", "x/b`|\n.java", "ignored.log", ".gitignore")) {
      Trees.write(root, name, "*.log\n");
    }
    Files.createSymbolicLink(root.resolve("link.java"), Path.of("a.java"));
    Trees.run(root, "git", "add", ".");
    Trees.write(root, "untracked.java", "x");
    Files.delete(root.resolve("gone.java"));

    List<SourceFile> files = Trees.files(root);

    assertThat(files)
        .extracting(SourceFile::path)
        .containsExactly(".gitignore", "a.java", "gone.java", "x/b`|\n.java");
    assertThat(files).extracting(SourceFile::problem).containsExactly(null, null, "vanished", null);
  }

  @Test
  void listsASubdirectoryRelativeToItself() {
    Trees.write(root, "a.java", "x");
    Trees.write(root, "sub/deep/b.java", "x");
    Trees.run(root, "git", "add", ".");

    assertThat(Trees.paths(root.resolve("sub"))).containsExactly("deep/b.java");
  }

  @Test
  void listsAllOfADirectoryOfWhichNothingIsTracked() {
    Trees.write(root, "a.java", "x");
    Trees.run(root, "git", "add", ".");
    Trees.write(root, ".gitignore", "build\n");
    Trees.write(root, "build/b.java", "x");

    assertThat(Trees.paths(root.resolve("build"))).containsExactly("b.java");
  }

  @Test
  void aFileBehindALinkedDirectoryHasVanished() throws IOException {
    Trees.write(root, "d/a.java", "x");
    Trees.run(root, "git", "add", ".");
    Files.move(root.resolve("d"), root.resolve("e"));
    Files.createSymbolicLink(root.resolve("d"), Path.of("e"));

    assertThat(Trees.files(root)).containsExactly(new SourceFile("d/a.java", 0, "", "vanished"));
  }

  @Test
  void skipsSubmodulesAndExcludedFiles() {
    Path inner = Trees.write(root, "inner/a.java", "x").getParent();
    Trees.run(inner, "git", "init", "-q");
    Trees.run(inner, "git", "add", ".");
    Trees.run(
        inner, "git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
    Trees.write(root, "b.java", "x");
    Trees.write(root, "report.md", "x");
    Trees.run(root, "git", "-c", "advice.addEmbeddedRepo=false", "add", ".");

    assertThat(Trees.paths(root, root.resolve("report.md"))).containsExactly("b.java");
  }

  @Test
  void saysWhatGitSaysWhenItFails() throws IOException {
    Files.delete(root.resolve(".git/HEAD"));

    assertThatThrownBy(() -> SourceTree.at(root, Set.of()))
        .isInstanceOf(TreeNotListedException.class)
        .hasMessageContaining("git says 'fatal: not a git repository")
        .hasMessageContaining("git status");
  }
}
