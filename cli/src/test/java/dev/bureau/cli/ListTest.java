package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListTest {
  private static final String MORE = "There are more: --after ";

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createFiveSessions() {
    shell = new Shell(directory.resolve("list.db"));
    for (int i = 1; i <= 5; i++) {
      String metadata = "{\"team\":\"" + (i < 3 ? "it's" : "b") + "\"}";
      shell.json("create", "--type=ACTIVE", "--name=n" + i, "--id=s" + i, "--metadata=" + metadata);
    }
    shell.json("stop", "s4");
  }

  @Test
  void leavesOutWhatIsFinalUnlessAsked() {
    assertThat(ids("list")).containsExactly("s1", "s2", "s3", "s5");
    assertThat(ids("list", "--all")).containsExactly("s1", "s2", "s3", "s4", "s5");
  }

  @Test
  void selectsByTypeAndStatus() {
    shell.json("create", "--type=OBSERVER", "--name=watcher", "--id=w");

    assertThat(ids("list", "--type=observer")).containsExactly("w");
    assertThat(ids("list", "--status=TERMINATED")).containsExactly("s4");
    assertThat(ids("list", "--type=observer", "--status=TERMINATED")).isEmpty();
  }

  @Test
  void selectsByAFilterWithParameters() {
    assertThat(ids("list", "--where=metadata->>'team' = 'it''s' AND name = 'n1'"))
        .containsExactly("s1");
    assertThat(
            ids(
                "list",
                "--where=metadata->>'team' = ? AND name = ?",
                "--param=it's",
                "--param",
                "n2"))
        .containsExactly("s2");
  }

  @Test
  void tellsPeopleTheCursorOfALimitedList() {
    Shell.Result page = shell.run("list", "--limit=2");

    assertThat(page.lines()).hasSize(4).last().asString().startsWith(MORE);
    assertThat(page.err()).isEmpty();
  }

  @Test
  void tellsProgramsTheCursorOnStandardErrorOnly() {
    Shell.Result page = shell.run("list", "--json", "--limit=2");

    assertThat(objects(JsonValue.of(page.out()))).hasSize(2);
    assertThat(page.err()).startsWith(MORE);
  }

  @Test
  void showsEachSessionOnceOverAllPages() {
    List<String> seen = new ArrayList<>();
    List<String> after = List.of();
    for (int pages = 0; pages < 3; pages++) {
      List<String> arguments = new ArrayList<>(List.of("list", "--json", "--limit=2"));
      arguments.addAll(after);
      Shell.Result page = shell.run(arguments.toArray(String[]::new));
      objects(JsonValue.of(page.out())).forEach(each -> seen.add((String) each.get("id")));
      if (page.err().isEmpty()) {
        break;
      }
      after = List.of("--after", page.err().strip().substring(MORE.length()));
    }

    assertThat(seen).containsExactly("s1", "s2", "s3", "s5");
  }

  @Test
  void saysNothingOfMoreWhenTheLimitWasEnough() {
    assertThat(shell.run("list", "--limit=4").out()).doesNotContain(MORE);
  }

  @Test
  void sortsBySeveralFieldsEitherWay() {
    assertThat(ids("list", "--all", "--order=name:desc"))
        .containsExactly("s5", "s4", "s3", "s2", "s1");
    assertThat(ids("list", "--all", "--order=metadata->>'team', createdAt:desc"))
        .containsExactly("s5", "s4", "s3", "s2", "s1");
    assertThat(ids("list", "--all", "--order=status:desc,id"))
        .containsExactly("s4", "s1", "s2", "s3", "s5");
  }

  @Test
  void goesOnBehindACursorInAnyOrder() {
    Shell.Result first = shell.run("list", "--all", "--order=name:desc", "--limit=2", "--json");
    String cursor = first.err().strip().substring(MORE.length());

    assertThat(ids("list", "--all", "--order=name:desc", "--after=" + cursor))
        .containsExactly("s3", "s2", "s1");
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    Shell.Result first = shell.run("list", "--all", "--order=name", "--limit=2", "--json");
    String cursor = first.err().strip().substring(MORE.length());

    assertThat(shell.run("list", "--all", "--after=" + cursor).refusedWith(2))
        .contains("cursor", "name ASC", "the order it came from");
    assertThat(shell.run("list", "--order=name", "--after=" + cursor, "--page=2").refusedWith(2))
        .contains("--page", "--after");
  }

  @Test
  void showsAPageByItsNumber() {
    assertThat(ids("list", "--all", "--page=2", "--limit=2")).containsExactly("s3", "s4");
    assertThat(ids("list", "--all", "--page=3", "--limit=2")).containsExactly("s5");
    assertThat(ids("list", "--all", "--page=4", "--limit=2")).isEmpty();
  }

  @Test
  void tellsTheNextPageIfThereIsOne() {
    assertThat(shell.run("list", "--all", "--page=2", "--limit=2").lines())
        .last()
        .isEqualTo("There are more: --page 3");
    assertThat(shell.run("list", "--all", "--page=3", "--limit=2").out())
        .doesNotContain("There are more");
    assertThat(shell.run("list", "--all", "--page=1").out()).doesNotContain("There are more");
  }

  @Test
  void alignsColumns() {
    List<String> lines = shell.run("list").lines();
    int name = lines.get(0).indexOf("NAME");

    assertThat(lines.subList(1, 5))
        .allSatisfy(line -> assertThat(line.charAt(name)).isEqualTo('n'));
  }

  @Test
  void limitsAJournalToWholeVersions() {
    Shell.Result journal = shell.run("journal", "s4", "--json", "--limit=2");

    assertThat(objects(JsonValue.of(journal.out())))
        .extracting(each -> each.get("version"))
        .containsExactly(1L, 2L, 2L, 2L);
    assertThat(journal.err()).isEmpty();
    assertThat(shell.run("journal", "s4", "--limit=1").lines())
        .last()
        .isEqualTo("There are more: --from 2");
  }

  private List<Object> ids(String... arguments) {
    return objects(shell.json(arguments)).stream().map(each -> each.get("id")).toList();
  }
}
