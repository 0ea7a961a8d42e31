package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createSessions() {
    shell = new Shell(directory.resolve("search.db"));
    create("a", "Review of main", "projects/main");
    create("b", "second", "/REVIEWS/b");
    create("c", "third", "projects/c");
    create("d", "reviewed", "projects/d");
    shell.json("stop", "d");
  }

  @Test
  void looksAtNamesAndWorkspacesWhateverTheCase() {
    assertThat(ids("search", "review")).containsExactly("a", "b");
    assertThat(ids("search", "PROJECTS/")).containsExactly("a", "c");
    assertThat(ids("search", "nothing like it")).isEmpty();
  }

  @Test
  void takesEveryCharacterAsItIs() {
    assertThat(ids("search", "%")).isEmpty();
    assertThat(ids("search", "_")).isEmpty();
  }

  @Test
  void looksAmongFinalOnesOnlyIfAsked() {
    assertThat(ids("search", "review", "--all")).containsExactly("a", "b", "d");
    assertThat(ids("search", "review", "--status=TERMINATED")).containsExactly("d");
    assertThat(ids("search", "review", "--where=name = 'second'")).containsExactly("b");
    assertThat(ids("search", "review", "--all", "--order=name:desc"))
        .containsExactly("b", "d", "a");
  }

  @Test
  void saysWhenThereIsMore() {
    Shell.Result first = shell.run("search", "review", "--limit=1", "--json");
    String more = "There are more: --after ";

    assertThat(first.err()).startsWith(more);
    String cursor = first.err().strip().substring(more.length());
    assertThat(ids("search", "review", "--after=" + cursor)).containsExactly("b");
    assertThat(shell.run("search", "review", "--limit=2").out()).doesNotContain(more);
  }

  @Test
  void showsFiftyUnlessTold() {
    for (int i = 0; i < 48; i++) {
      create("n" + i, "review", "/n");
    }
    assertThat(ids("search", "review")).hasSize(50);

    create("late", "review", "/n");
    assertThat(shell.run("search", "review").lines())
        .hasSize(52)
        .last()
        .asString()
        .contains("more");
  }

  @Test
  void tellsPeopleWhereElseToLook() {
    assertThat(shell.run("search", "reviewed").err()).contains("--all");
    assertThat(shell.run("search", "reviewed", "--all").err()).isEmpty();
    assertThat(shell.run("search", "reviewed", "--json").err()).isEmpty();
  }

  private void create(String id, String name, String workspace) {
    shell.json(
        "create", "--type=ACTIVE", "--id=" + id, "--name=" + name, "--workspace=" + workspace);
  }

  private List<Object> ids(String... arguments) {
    return objects(shell.json(arguments)).stream().map(each -> each.get("id")).toList();
  }
}
