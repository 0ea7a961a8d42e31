package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Commit;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code chain} and {@code lineage} on the command line (SPEC section 0, X12). */
class LineageTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir private Path directory;
  private Shell shell;
  private String clone;

  @BeforeEach
  void createAFamily() {
    shell = new Shell(directory.resolve("lineage.db"));
    shell.json("create", "--type=DIRECTOR", "--name=main", "--id=main");
    try (Bureau bureau = Bureau.open(Sqlite.at(shell.database()))) {
      life(bureau, null, "first", "second");
      life(bureau, "first", "second", null);
    }
    shell.json("create", "--type=DEPARTMENT", "--name=desk", "--id=desk", "--supervisor=second");
    clone = (String) object(shell.json("clone", "second", "--name=a \"b\"] <c> # `d`")).get("id");
  }

  /** Nothing makes transitions yet. */
  private static void life(Bureau bureau, @Nullable String from, String id, @Nullable String to) {
    Links links =
        new Links(
            new SessionId("main"),
            null,
            from == null ? null : new SessionId(from),
            to == null ? null : new SessionId(to),
            new SessionId("first"),
            null);
    SessionSpec spec = SessionSpec.active("reader");
    SessionCreated created = new SessionCreated(spec.profile(), Map.of(), links, null, null);
    Instant at = from == null ? START : START.plusSeconds(1);
    Session head = created.applyTo(Session.absent(new SessionId(id)), at).committed(at);
    Moment moment = new Moment(at, Seams.system().ids().next(), Actor.user("test"));
    bureau.store().sessions().commit(new Commit(0, 0, moment, Change.of(created), head, List.of()));
  }

  @Test
  void listsAChainOldestFirst() {
    for (String each : List.of("first", "second")) {
      assertThat(objects(shell.json("chain", each)))
          .extracting(session -> session.get("id"))
          .containsExactly("first", "second");
    }
    assertThat(objects(shell.json("chain", "main"))).hasSize(1);
  }

  @Test
  void listsAChainAsOtherListsDo() {
    assertThat(objects(shell.json("chain", "first")))
        .isEqualTo(objects(shell.json("list", "--all", "--where=chain = ?", "--param=first")));
    assertThat(shell.run("chain", "first").lines())
        .hasSize(3)
        .element(0)
        .asString()
        .startsWith("ID ");
  }

  @Test
  void showsLinksAsJson() {
    Map<String, Object> lineage = object(shell.json("lineage", "first"));

    assertThat(lineage.keySet()).containsExactly("id", "sessions", "links", "truncated");
    assertThat(lineage).containsEntry("id", "first").containsEntry("truncated", false);
    assertThat(objects(lineage.get("sessions")))
        .extracting(each -> each.get("id"))
        .containsExactly("first", "second", "main", "desk", clone);
    assertThat(objects(lineage.get("sessions")).get(0)).containsKeys("name", "type", "status");
    assertThat(objects(lineage.get("links")))
        .containsExactlyInAnyOrder(
            Map.of("from", "main", "to", "first", "kind", "SUPERVISES"),
            Map.of("from", "main", "to", "second", "kind", "SUPERVISES"),
            Map.of("from", "first", "to", "second", "kind", "TRANSITION"),
            Map.of("from", "first", "to", "desk", "kind", "SUPERVISES"),
            Map.of("from", "main", "to", clone, "kind", "SUPERVISES"),
            Map.of("from", "second", "to", clone, "kind", "CLONE", "version", 1L));
  }

  @Test
  void showsATree() {
    assertThat(shell.run("lineage", clone).lines())
        .extracting(line -> line.replaceAll("(?<=\\S) +", " ").replace(clone, "CLONE"))
        .containsExactly(
            "ID TYPE STATUS NAME COMES FROM",
            "main DIRECTOR INITIALIZING main",
            "  first ACTIVE INITIALIZING reader below main",
            "  second ACTIVE INITIALIZING reader after first, below main",
            "    CLONE ACTIVE INITIALIZING a \"b\"] <c> # `d` clone of second at version 1, below"
                + " main");
  }

  @Test
  void showsWhatWasDeleted() {
    shell.create("model");
    String copy = (String) object(shell.json("clone", "model", "--name=copy")).get("id");
    shell.json("delete", "model");

    assertThat(shell.run("lineage", copy).lines().get(1)).matches("model +deleted");
    assertThat(shell.run("lineage", copy, "--mermaid").out()).contains("[\"model<br/>deleted\"]");
  }

  @Test
  void printsAGraphOfMermaid() {
    List<String> graph = shell.run("lineage", "first", "--mermaid").lines();

    assertThat(graph)
        .startsWith("graph TD")
        .contains("  s0 ==>|then| s1", "  s0 -->|supervises| s3");
    assertThat(graph).contains("  s1 -.->|clone at 1| s4");
    assertThat(graph).contains("  s0[\"first<br/>reader<br/>ACTIVE INITIALIZING\"]");
  }

  @Test
  void leavesNothingInALabelThatMermaidCouldTakeForItsOwn() {
    assertThat(shell.run("lineage", clone, "--mermaid").out())
        .contains("a #34;b#34;#93; #60;c#62; #35; #96;d#96;");
  }

  @Test
  void needsASessionThatThereIs() {
    assertThat(shell.run("chain").refusedWith(2)).contains("ID");
    assertThat(shell.run("chain", "nobody").refusedWith(1)).contains("nobody");
    assertThat(shell.run("lineage", "nobody").refusedWith(1)).contains("nobody");
    assertThat(shell.run("lineage", "main", "--mermaid", "--json").refusedWith(2))
        .contains("--mermaid");
  }
}
