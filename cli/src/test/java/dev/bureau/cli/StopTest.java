package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S8 on the command line. */
class StopTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createATree() {
    shell = new Shell(directory.resolve("stop.db"));
    shell.json("create", "--type=DIRECTOR", "--name=main", "--id=main");
    shell.json("create", "--type=DEPARTMENT", "--name=north", "--id=north", "--supervisor=main");
    shell.create("alone");
    shell.json("start", "main");
    shell.json("start", "north");
  }

  private static List<Object> ids(Object stopped) {
    return objects(stopped).stream().map(each -> each.get("id")).toList();
  }

  @Test
  void stopsATreeFromTheBottom() {
    Map<String, Object> main = object(shell.json("stop", "main", "--reason=evening"));

    assertThat(main)
        .containsEntry("id", "main")
        .containsEntry("status", "TERMINATED")
        .containsEntry("endReason", "evening");
    assertThat(ids(main.get("stopped"))).containsExactly("north", "main");
    assertThat(objects(main.get("stopped")))
        .allSatisfy(each -> assertThat(each).containsEntry("manner", "GRACEFUL"));
    assertThat(object(shell.json("show", "alone"))).containsEntry("status", "INITIALIZING");
  }

  @Test
  void saysWhatIsLeftOfWhatNobodyHandles() {
    shell.json("send", "north", "COMMAND", "{}");

    assertThat(shell.run("stop", "main").lines())
        .containsExactly("north is TERMINATED, by force; 1 message is left", "main is TERMINATED");
  }

  @Test
  void stopsByForce() {
    Map<String, Object> main = object(shell.json("stop", "main", "--force"));

    assertThat(objects(main.get("stopped")))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).containsEntry("manner", "FORCED"));
  }

  @Test
  void stopsAllThereAre() {
    assertThat(ids(shell.json("stop", "--all")))
        .containsExactlyInAnyOrder("north", "main", "alone")
        .containsSubsequence("north", "main");
    assertThat(shell.run("stop", "--all").lines()).containsExactly("nothing to stop");
  }

  /** X33: a newer program has written what this one does not know. */
  @Test
  void tellsWhichItCouldNotStop() {
    try (Store store = Sqlite.at(shell.database()).open(Seams.system(), CoreEvents.CATALOGUE)) {
      new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system())
          .change(
              new SessionId("alone"),
              Caller.of(Actor.node("newer")),
              (session, aspects, moment) -> Change.of(new OpaqueEvent("session.frozen", 1, "{}")));
    }

    Shell.Result stopped = shell.run("stop", "--all", "--json");
    assertThat(stopped.refusedWith(1)).contains("alone").doesNotContain("dev.bureau");
    assertThat(shell.run("stop", "--all").out()).contains("alone").doesNotContain("dev.bureau");
  }

  @Test
  void hasNothingToDoWithWhatIsFinal() {
    shell.json("stop", "main");

    assertThat(shell.run("stop", "main").lines()).containsExactly("main is final already");
  }

  @Test
  void needsASessionOrAll() {
    assertThat(shell.run("stop").refusedWith(2)).contains("--all");
    assertThat(shell.run("stop", "main", "--all").refusedWith(2)).contains("not both");
    assertThat(shell.run("stop", "main", "--force", "--timeout=1s").refusedWith(2))
        .contains("--timeout");
    assertThat(shell.run("stop", "main", "--timeout=soon").refusedWith(2)).contains("soon");
  }
}
