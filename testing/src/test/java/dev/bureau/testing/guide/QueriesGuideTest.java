package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/queries.md says is so. */
class QueriesGuideTest {
  private static String read(String path) throws IOException {
    return Files.readString(Path.of("..").resolve(path)).replace("\r", "");
  }

  private static String guide() throws IOException {
    return read("docs/queries.md");
  }

  private static List<String> rows(String start) throws IOException {
    return guide().lines().filter(line -> line.startsWith(start)).toList();
  }

  @Test
  void showsAProgramThatWorks() throws IOException {
    String source = read("testing/src/test/java/dev/bureau/testing/guide/ActiveSessions.java");
    String program = source.substring(source.indexOf("  /** The active"), source.length() - 2);

    assertThat(guide()).contains("```java\n" + program + "```");
    try (Bureau bureau = Bureau.open(Memory.store())) {
      List<Session> expected = new ArrayList<>();
      for (int i = 100; i < 221; i++) {
        SessionSpec spec = SessionSpec.active("n" + i).metadata(Map.of("team", "blue"));
        expected.add(bureau.sessions().start(bureau.sessions().create(spec).id()));
        bureau.sessions().create(spec);
      }
      assertThat(ActiveSessions.active(bureau, "blue")).isEqualTo(expected);
      assertThat(ActiveSessions.active(bureau, "red")).isEmpty();
    }
  }

  @Test
  void showsTheGrammarOfTheParser() throws IOException {
    String parser = read("core/src/main/java/dev/bureau/core/query/FilterParser.java");
    String grammar =
        parser
            .substring(parser.indexOf("<pre>\n") + 6, parser.indexOf(" * </pre>"))
            .lines()
            .map(line -> line.substring(3).replace("&lt;", "<").replace("&gt;", ">"))
            .collect(Collectors.joining("\n", "```ebnf\n", "\n```"));

    assertThat(guide()).contains(grammar);
  }

  @Test
  void namesEachFieldWithItsKind() throws IOException {
    List<String> expected =
        Stream.of(HeadField.values())
            .filter(each -> each != HeadField.METADATA)
            .map(QueriesGuideTest::row)
            .toList();

    assertThat(rows("| `"))
        .filteredOn(row -> row.matches(".* (text|number|time)(: .*)? \\|"))
        .isEqualTo(expected);
  }

  private static String row(HeadField head) {
    String kind = Field.of(head).kind().name().toLowerCase(Locale.ROOT);
    String values =
        switch (head) {
          case TYPE -> names(SessionType.values());
          case STATUS -> names(Status.values());
          default -> "";
        };
    return "| `%s` | `%s` | %s%s |"
        .formatted(head.text(), head.name().toLowerCase(Locale.ROOT), kind, values);
  }

  private static String names(Enum<?>... all) {
    return Stream.of(all)
        .map(each -> "`" + each.name() + "`")
        .collect(Collectors.joining(", ", ": ", ""));
  }

  @Test
  void showsWhatFiltersMean() throws IOException {
    List<String> rows = rows("| `metadata->>'v' ");
    List<String> negated = rows("| `NOT metadata->>'v' ");
    try (Bureau bureau = Bureau.open(Memory.store())) {
      List<Session> sessions = new ArrayList<>();
      sessions.add(bureau.sessions().create(SessionSpec.active("missing")));
      for (Object value : Arrays.asList(null, "x", 5, "5")) {
        sessions.add(bureau.sessions().create(holding(value)));
      }
      assertThat(rows).hasSizeGreaterThan(9);
      assertThat(negated).hasSize(2);
      for (String row : Stream.of(rows, negated).flatMap(List::stream).toList()) {
        assertThat(row).isEqualTo(answered(row, sessions));
      }
    }
  }

  private static SessionSpec holding(@Nullable Object value) {
    Map<String, @Nullable Object> metadata = new HashMap<>();
    metadata.put("v", value);
    return SessionSpec.active("v is " + value).metadata(metadata);
  }

  private static String answered(String row, List<Session> sessions) {
    String text = row.substring(3, row.indexOf("` |"));
    Filter filter = Filter.parse(text);
    return sessions.stream()
        .map(each -> filter.matches(each) ? " yes |" : " no |")
        .collect(Collectors.joining("", "| `" + text + "` |", ""));
  }

  @Test
  void showsAnOrderThatCanBeRead() throws IOException {
    String order = "status, createdAt:desc, metadata->>'rank'";

    assertThat(guide()).contains("`" + order + "`");
    assertThat(Query.of(Filter.all()).orderedBy(OrderParser.parse(order)).order()).hasSize(3);
  }
}
