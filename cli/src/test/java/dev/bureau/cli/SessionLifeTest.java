package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLifeTest {
  @TempDir private Path directory;

  @Test
  void leadsASessionFromItsCreationToItsDeletion() {
    Shell shell = new Shell(directory.resolve("life.db"));

    // created
    Shell.Result created =
        shell.run(
            "create",
            "--type=department",
            "--name=reader",
            "--workspace=/work",
            "--capability=read",
            "--constraint=max-memory:512m",
            "--metadata={\"team\":{\"name\":\"a\",\"size\":3}}");
    assertThat(created.code()).as(created.err()).isZero();
    String id = created.out().strip();
    assertThat(shell.run("list").lines()).hasSize(2).last().asString().contains(id, "reader");
    assertThat(shell.run("show", id).lines())
        .contains("Session " + id, "  capabilities  read", "  status        INITIALIZING");

    // changed and started
    shell.json("update", id, "--metadata", "{\"team\":{\"size\":4}}", "--capability", "write");
    shell.json("start", id);
    Map<String, Object> active = object(shell.json("show", id));
    assertThat(active)
        .containsEntry("status", "ACTIVE")
        .containsEntry("version", 3L)
        .containsEntry("capabilities", List.of("write"))
        .containsEntry("metadata", Map.of("team", Map.of("name", "a", "size", 4L)));

    // written to
    assertThat(shell.run("send", id, "COMMAND", "{\"do\":\"it\"}", "--key=m1").out().strip())
        .isEqualTo("m1");
    shell.json("send", id, "COMMAND", "{\"do\":\"it\"}", "--key=m1");
    shell.json("send", id, "DIRECTION", "{}", "--key=m2", "--priority=critical");
    assertThat(objects(shell.json("mailbox", id)))
        .extracting(each -> each.get("id"))
        .containsExactly("m2", "m1");

    // completed
    assertThat(object(shell.json("complete", id)))
        .containsEntry("status", "COMPLETED")
        .containsEntry("exitCode", 0L);
    assertThat(objects(shell.json("list"))).isEmpty();
    assertThat(objects(shell.json("list", "--all"))).hasSize(1);
    assertThat(objects(shell.json("journal", id)))
        .extracting(each -> each.get("event"))
        .containsExactly(
            "session.created",
            "session.updated",
            "session.status-changed",
            "session.status-changed",
            "session.ended");

    // deleted
    assertThat(object(shell.json("delete", id))).containsEntry("deleted", true);
    assertThat(shell.run("show", id).refusedWith(1)).contains("no session '" + id + "'");
    assertThat(objects(shell.json("list", "--all"))).isEmpty();
  }

  @Test
  void stopsWithTheReasonThatIsGiven() {
    Shell shell = new Shell(directory.resolve("life.db"));
    shell.create("one");

    Map<String, Object> stopped = object(shell.json("stop", "one", "--reason", "no longer needed"));

    assertThat(stopped)
        .containsEntry("status", "TERMINATED")
        .containsEntry("endReason", "no longer needed");
  }

  @Test
  void deletesALiveSessionOnlyByForce() {
    Shell shell = new Shell(directory.resolve("life.db"));
    shell.create("one");
    shell.json("start", "one");

    assertThat(shell.run("delete", "one").refusedWith(1)).contains("'one'", "ACTIVE");
    assertThat(shell.run("delete", "one", "--force").out()).startsWith("one is deleted");
  }

  @Test
  void deletesATree() {
    Shell shell = new Shell(directory.resolve("tree.db"));
    shell.json("create", "--type=DIRECTOR", "--name=main", "--id=main");
    shell.json("create", "--type=DEPARTMENT", "--name=north", "--id=north", "--supervisor=main");

    assertThat(shell.run("delete", "main", "--tree", "--chain").refusedWith(2)).contains("--chain");
    assertThat(object(shell.json("delete", "main", "--tree", "--force")))
        .containsEntry("id", "main")
        .containsEntry("deleted", true)
        .containsEntry("sessions", List.of("north", "main"));
  }

  @Test
  void createsOneSessionForOneKey() {
    Shell shell = new Shell(directory.resolve("life.db"));

    Object first = shell.json("create", "--type=ACTIVE", "--name=a", "--key=k");

    assertThat(shell.json("create", "--type=ACTIVE", "--name=a", "--key=k")).isEqualTo(first);
    assertThat(shell.run("create", "--type=ACTIVE", "--name=b", "--key=k").refusedWith(1))
        .contains("'k'");
  }

  @Test
  void actsForTheSessionThatIsNamed() {
    Shell shell = new Shell(directory.resolve("life.db"));
    shell.create("worker");
    shell.json("create", "--type=OBSERVER", "--name=watcher", "--id=watcher");

    shell.json("start", "worker", "--as", "worker");

    assertThat(objects(shell.json("journal", "worker", "--from=2")))
        .extracting(each -> each.get("actor"))
        .containsExactly("session:worker");
    assertThat(shell.run("--as=watcher", "stop", "worker").refusedWith(1)).contains("'watcher'");
    assertThat(shell.run("stop", "worker", "--as=nobody").refusedWith(1)).contains("'nobody'");
  }

  @Test
  void keepsNothingInTheMemoryStore() {
    assertThat(Shell.plain("create", "--type=ACTIVE", "--name=a", "--store=memory:").code())
        .isZero();
    assertThat(Shell.plain("list", "--json", "--store=memory:").out().strip()).isEqualTo("[]");
  }
}
