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

/** The names that programs rely on. */
class JsonShapesTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createASession() {
    shell = new Shell(directory.resolve("shapes.db"));
    shell.json("create", "--type=DIRECTOR", "--name=boss", "--id=boss");
    Object created =
        shell.json(
            "create",
            "--type=ACTIVE",
            "--name=one",
            "--id=one",
            "--supervisor=boss",
            "--role=reader",
            "--workspace=/work",
            "--agent=summariser",
            "--model=m",
            "--task=t",
            "--metadata={\"a\":1}");
    assertThat(created).isEqualTo(Map.of("id", "one"));
    shell.json("stop", "one");
  }

  @Test
  void showsAHead() {
    assertThat(object(shell.json("show", "one")).keySet())
        .containsExactly(
            "id",
            "type",
            "status",
            "name",
            "version",
            "role",
            "workspace",
            "model",
            "taskId",
            "capabilities",
            "constraints",
            "environment",
            "resources",
            "metadata",
            "createdAt",
            "updatedAt",
            "endedAt",
            "lastActivityAt",
            "endReason",
            "supervisor",
            "chain",
            "agent",
            "totals",
            "mailbox",
            "waits",
            "uncertainCells");
  }

  @Test
  void showsTotalsAgentAndMailboxAsObjects() {
    Map<String, Object> head = object(shell.json("session", "one"));

    assertThat(object(head.get("agent"))).containsOnlyKeys("name");
    assertThat(object(head.get("totals")))
        .containsOnlyKeys("tokens", "costUSD", "tasksDone", "checkpoints");
    assertThat(object(head.get("mailbox"))).isEqualTo(Map.of("waiting", 0L, "dead", 0L));
  }

  @Test
  void listsHeads() {
    Map<String, Object> shown = object(shell.json("show", "one"));
    Map<String, Object> listed = objects(shell.json("list", "--status=terminated")).get(0);

    assertThat(shown).containsAllEntriesOf(listed);
    assertThat(listed).doesNotContainKey("mailbox");
  }

  @Test
  void listsEntries() {
    Map<String, Object> entry = objects(shell.json("journal", "one")).get(0);

    assertThat(entry.keySet())
        .containsExactly("version", "index", "at", "actor", "epoch", "event", "data");
    assertThat(entry).containsEntry("version", 1L).containsEntry("event", "session.created");
    assertThat(object(entry.get("data"))).containsEntry("metadata", Map.of("a", 1L));
  }

  @Test
  void listsMessages() {
    assertThat(object(shell.json("send", "boss", "COMMAND", "{\"a\":1}", "--key=m")))
        .isEqualTo(Map.of("id", "m"));

    Map<String, Object> message = objects(shell.json("mailbox", "boss")).get(0);

    assertThat(message.keySet())
        .containsExactly(
            "id",
            "type",
            "priority",
            "sender",
            "receiver",
            "sentAt",
            "content",
            "tags",
            "failures");
  }

  @Test
  void listsPassages() {
    assertThat(object(shell.json("transition", "boss")).keySet())
        .containsExactly("from", "to", "manner");

    assertThat(objects(shell.json("transitions")).get(0).keySet())
        .containsExactly("from", "to", "chain", "at", "cause", "manner", "waitedMillis");
    assertThat(object(object(shell.json("transitions", "--stats")).get("byCause")).keySet())
        .containsExactly("CLEAR", "HANDOFF", "EMERGENCY", "RECOVERY", "RESUME");
  }

  @Test
  void listsGroups() {
    assertThat(shell.json("groups", "join", "team", "boss"))
        .isEqualTo(Map.of("group", "team", "id", "boss"));

    assertThat(objects(shell.json("groups")))
        .containsExactly(Map.of("group", "team", "members", List.of("boss")));
    assertThat(shell.json("groups", "members", "team")).isEqualTo(List.of("boss"));
    assertThat(object(shell.json("groups", "send", "team", "COMMAND", "{}")).keySet())
        .containsExactly("id", "receivers", "leftOut");
  }

  @Test
  void countsSessions() {
    Map<String, Object> stats = object(shell.json("stats"));

    assertThat(stats.keySet())
        .containsExactly(
            "sessions", "byType", "byStatus", "byTypeAndStatus", "tasksProcessed", "messages");
    assertThat(stats).containsEntry("messages", Map.of("queued", 0L, "failed", 0L));
    assertThat(stats).containsEntry("sessions", 2L);
    assertThat(object(stats.get("byType"))).containsEntry("ACTIVE", 1L);
    assertThat(object(stats.get("byStatus"))).containsEntry("TERMINATED", 1L);
    assertThat(object(object(stats.get("byTypeAndStatus")).get("DIRECTOR")))
        .containsEntry("INITIALIZING", 1L)
        .containsEntry("TERMINATED", 0L);
  }

  @Test
  void printsAnElementOfAnArrayALine() {
    assertThat(shell.run("list", "--all", "--json").lines()).hasSize(4);
    assertThat(shell.run("cells", "one", "--json").out().strip()).isEqualTo("[]");
  }
}
