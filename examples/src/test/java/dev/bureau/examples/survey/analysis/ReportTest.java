package dev.bureau.examples.survey.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void tree() {
    root = directory.resolve("project");
    for (int i = 0; i < 30; i++) {
      String body = "  if (a%d && b) { c(); }\n".formatted(i % 7).repeat(60);
      Trees.write(root, "src/F%02d.java".formatted(i), "class F {\n" + body + "}\n");
    }
    Trees.write(root, "odd `name`|\n\u202e\\.java", "class A {}\n".repeat(100));
    Trees.write(root, "image.png", new byte[] {0});
  }

  @Test
  void isTheSameBytesInTwoRunsAndNamesNoPlace() {
    String report = PlainPass.report(root, Set.of());

    assertThat(PlainPass.report(root, Set.of())).isEqualTo(report);
    assertThat(report).startsWith("# Survey of `project`\n").doesNotContain(directory.toString());
  }

  @Test
  void doesNotDependOnTheOrderOfBatchesOrOnTheKindOfNumbers() {
    SourceTree tree = SourceTree.at(root, Set.of());
    List<SourceFile> files = Trees.files(root);
    Map<String, Map<String, Object>> summaries = new HashMap<>();
    for (Analysis analysis : Analysis.all()) {
      List<Map<String, Object>> results = new ArrayList<>();
      for (SourceFile file : files) {
        results.add(asDoubles(analysis.analyse(tree.root(), List.of(file))));
      }
      Collections.shuffle(results, new Random(1));
      summaries.put(analysis.name(), asDoubles(analysis.summarise(results)));
    }

    assertThat(Report.render("project", summaries)).isEqualTo(PlainPass.report(root, Set.of()));
  }

  private static Map<String, Object> asDoubles(Map<String, Object> json) {
    Map<String, Object> copy = new LinkedHashMap<>();
    json.forEach((name, value) -> copy.put(name, asDouble(value)));
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Object asDouble(Object value) {
    if (value instanceof Map<?, ?> map) {
      return asDoubles((Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ReportTest::asDouble).toList();
    }
    return value instanceof Number number ? number.doubleValue() : value;
  }

  @Test
  void showsOddFileNamesOnOneLineWithoutBreakingTheTable() {
    assertThat(PlainPass.report(root, Set.of()))
        .contains("| `odd \\u0060name\\u0060\\u007c\\n\\u202e\\\\.java` | 100 |");
  }

  @Test
  void namesWhatWasNotMeasured() {
    assertThat(PlainPass.report(root, Set.of()))
        .contains("### not a text file: 1\n\n- `image.png`\n")
        .contains("| Files not measured | 1 |");
  }

  @Test
  void rendersASurveyOfNothing() {
    Path empty = Trees.write(directory, "empty/.git", "").getParent();
    Trees.run(directory, "rm", empty + "/.git");

    assertThat(PlainPass.report(empty, Set.of())).contains("| Files listed | 0 |");
  }
}
