package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R8 on the command line. */
class ArchiveTest {
  private static final String NOW = "--older=0s";

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createSessions() {
    shell = new Shell(directory.resolve("archive.db"));
    shell.create("new");
    shell.create("working");
    shell.json("start", "working");
    shell.create("done");
    shell.json("complete", "done");
  }

  private List<Object> ids(String... arguments) {
    return objects(shell.json(arguments)).stream().map(each -> each.get("id")).toList();
  }

  private static Map<String, Object> entry(String id, String action) {
    return Map.of("id", id, "action", action);
  }

  private static Map<String, Object> entry(String id, String action, String reason) {
    return Map.of("id", id, "action", action, "reason", reason);
  }

  @Test
  void archivesASessionThatIsAtWork() {
    Map<String, Object> archived = object(shell.json("archive", "working"));

    assertThat(archived)
        .containsEntry("status", "TERMINATED")
        .containsEntry("endReason", "cleaned up")
        .containsKey("archivedAt");
    assertThat(object(shell.json("show", "working")))
        .containsEntry("archivedAt", archived.get("archivedAt"));
    assertThat(shell.run("show", "working").out()).contains("  archived ");
  }

  @Test
  void takesASessionOffTheList() {
    assertThat(shell.run("clear", "done").lines())
        .containsExactly("done is COMPLETED and archived");

    assertThat(ids("list", "--all")).containsExactly("new", "working");
    assertThat(ids("list", "--status=COMPLETED")).isEmpty();
    assertThat(ids("search", "done", "--all")).isEmpty();
    assertThat(ids("list", "--archived")).containsExactly("done");
    assertThat(ids("search", "done", "--archived")).containsExactly("done");
    assertThat(ids("list", "--archived", "--status=TERMINATED")).isEmpty();
    assertThat(ids("list", "--archived", "--where=archivedAt > '2026-01-01'", "--order=archivedAt"))
        .containsExactly("done");
  }

  @Test
  void showsTheWholeJournalOfAnArchivedSession() {
    List<Map<String, Object>> before = objects(shell.json("journal", "done"));

    shell.json("archive", "done");

    List<Map<String, Object>> after = objects(shell.json("journal", "done"));
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(after.subList(before.size(), after.size()))
        .singleElement()
        .satisfies(last -> assertThat(last).containsEntry("event", "session.archived"));
  }

  @Test
  void needsASessionThatIsThere() {
    assertThat(shell.run("archive").refusedWith(2)).contains("ID");
    assertThat(shell.run("clear").refusedWith(2)).contains("ID");
    assertThat(shell.run("archive", "nobody").refusedWith(1)).contains("'nobody'");
    assertThat(shell.run("archive", "bureau").refusedWith(2)).contains("'bureau'");
  }

  @Test
  void refusesADirectorUnderWhomSomebodyLives() {
    shell.json("create", "--type=DEPARTMENT", "--name=d", "--id=d", "--supervisor=working");

    assertThat(shell.run("archive", "working").refusedWith(1)).contains("1 sessions under it live");
  }

  @Test
  void cleansUpWhatIsOldEnough() {
    assertThat(objects(shell.json("cleanup"))).isEmpty();
    assertThat(shell.run("cleanup").lines()).containsExactly("nothing to clean up");

    assertThat(objects(shell.json("cleanup", NOW)))
        .isEqualTo(
            List.of(
                entry("new", "ARCHIVED"),
                entry("working", "LEFT", "it is ACTIVE"),
                entry("done", "ARCHIVED")));
    assertThat(ids("list", "--all")).containsExactly("working");
    assertThat(ids("list", "--archived")).containsExactly("new", "done");
  }

  @Test
  void tellsPeopleWhatWasDoneWithEach() {
    assertThat(shell.run("cleanup", NOW, "--dry-run").lines())
        .containsExactly(
            "new would be archived",
            "working would be left: it is ACTIVE",
            "done would be archived");
    assertThat(ids("list", "--archived")).isEmpty();

    assertThat(shell.run("cleanup", NOW).lines())
        .containsExactly("new is archived", "working is left: it is ACTIVE", "done is archived");
  }

  @Test
  void deletesWhenItIsToPurge() {
    shell.json("archive", "done");

    assertThat(objects(shell.json("cleanup", NOW, "--purge", "--dry-run")))
        .isEqualTo(objects(shell.json("cleanup", NOW, "--purge")))
        .contains(entry("new", "DELETED"), entry("done", "DELETED"));
    assertThat(shell.run("show", "done").refusedWith(1)).contains("'done'");
    assertThat(ids("list", "--all")).containsExactly("working");
  }

  @Test
  void refusesAnAgeThatIsNone() {
    assertThat(shell.run("cleanup", "--older=yesterday").refusedWith(2))
        .contains("--older", "'yesterday'");
  }

  @Test
  void findsNothingWrongWithADatabaseOfArchivedSessions() {
    shell.json("cleanup", NOW);

    assertThat(object(shell.json("doctor"))).containsEntry("healthy", true);
    assertThat(object(shell.json("stats"))).containsEntry("sessions", 3L);
  }
}
