package dev.bureau.examples.survey.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  private final Analysis inventory = Analysis.inventory();
  @TempDir Path root;

  @Test
  void agreesWithWc() {
    Trees.write(root, "a.java", "one\ntwo");
    Trees.write(root, "b.java", "");
    Trees.write(root, "é.java", "ü\r\n\n\uFEFF\n😀");
    Trees.write(root, "c/README.md", "# hi\n");

    Tally languages = Tally.of(Fields.map(Trees.summary(inventory, root), "languages"));

    String java = Trees.run(root, "bash", "-c", "cat *.java | wc -lc").replaceAll("\\s+", " ");
    assertThat(languages.get("Java", "lines") + " " + languages.get("Java", "bytes"))
        .isEqualTo(java);
    assertThat(languages.get("Markdown", "lines")).isEqualTo(1);
    assertThat(languages.total("files")).isEqualTo(4);
  }

  @Test
  void countsAndNamesWhatItCannotMeasure() {
    Trees.write(root, "a.java", "x\n");
    Trees.write(root, "b.png", new byte[] {0, 1, 2});

    Map<String, Object> summary = Trees.summary(inventory, root);

    assertThat(Fields.number(summary, "listed")).isEqualTo(2);
    assertThat(Fields.maps(summary, "problems")).extracting("path").containsExactly("b.png");
    assertThat(Tally.of(Fields.map(summary, "languages")).total("files")).isEqualTo(1);
  }

  @Test
  void leavesOutAndNamesWhatChangedOrVanishedSinceItWasListed() throws IOException {
    Trees.write(root, "changed.java", "int a;\n");
    Trees.write(root, "gone.java", "int a;\n");
    Trees.write(root, "same.java", "int a;\n");
    List<SourceFile> listed = Trees.files(root);
    Trees.write(root, "changed.java", "int b;\n");
    Files.delete(root.resolve("gone.java"));

    for (Analysis analysis : Analysis.all()) {
      Map<String, Object> summary = analysis.summarise(List.of(analysis.analyse(root, listed)));

      assertThat(Fields.texts(summary, "changed")).containsExactly("changed.java", "gone.java");
      assertThat(Tally.of(Fields.map(summary, "languages")).total("files")).isEqualTo(1);
    }
  }
}
