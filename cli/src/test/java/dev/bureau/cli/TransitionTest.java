package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T5, X12 and the deletion of chains (S3) on the command line. */
class TransitionTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void create() {
    shell = new Shell(directory.resolve("transition.db"));
    shell.json("create", "--type=ACTIVE", "--name=reader", "--id=reader", "--task=t-1");
    shell.json("start", "reader");
  }

  private String passed(String id, String... more) {
    List<String> line = new ArrayList<>(List.of("transition", id));
    line.addAll(List.of(more));
    return (String) object(shell.json(line.toArray(String[]::new))).get("to");
  }

  @Test
  void passesASession() {
    Map<String, Object> passed = object(shell.json("transition", "reader"));

    assertThat(passed.keySet()).containsExactly("from", "to", "manner");
    assertThat(passed).containsEntry("from", "reader").containsEntry("manner", "GRACEFUL");
    assertThat(object(shell.json("show", (String) passed.get("to"))))
        .containsEntry("status", "ACTIVE")
        .containsEntry("taskId", "t-1")
        .containsEntry("transitionedFrom", "reader");
    assertThat(object(shell.json("show", "reader")))
        .containsEntry("status", "COMPLETED")
        .containsEntry("transitionedTo", passed.get("to"))
        .containsEntry("endReason", "transition: clear");
  }

  @Test
  void saysWhereItHasPassedTo() {
    Shell.Result passed = shell.run("transition", "reader");

    assertThat(passed.code()).as(passed.err()).isZero();
    assertThat(passed.out()).matches("reader has passed to \\S+\\R");
    assertThat(passed.err()).isEmpty();
  }

  @Test
  void takesACauseAndAReason() {
    passed("reader", "--cause=handoff", "--reason=the night shift", "--drain=1s");

    assertThat(object(shell.json("show", "reader"))).containsEntry("endReason", "the night shift");
    assertThat(objects(shell.json("transitions")).get(0)).containsEntry("cause", "HANDOFF");
  }

  /** E14. */
  @Test
  void takesACheckpointInAnEmergencyAndArchives() {
    passed("reader", "--cause=emergency");

    Map<String, Object> old = object(shell.json("show", "reader"));
    assertThat(String.valueOf(object(old.get("totals")).get("checkpoints"))).isEqualTo("1");
    assertThat(old).containsKey("archivedAt");
  }

  @Test
  void refusesWhatIsNoCauseAndNoTime() {
    assertThat(shell.run("transition", "reader", "--cause=resume").refusedWith(2))
        .contains("--cause", "CLEAR, HANDOFF or EMERGENCY");
    assertThat(shell.run("transition", "reader", "--drain=soon").refusedWith(2))
        .contains("--drain");
    assertThat(shell.run("transition").refusedWith(2)).contains("ID");
    assertThat(shell.run("transition", "nobody").refusedWith(1)).contains("nobody");
  }

  @Test
  void refusesOneThatHasPassedAndNamesTheLiveEnd() {
    String end = passed(passed("reader"));

    assertThat(shell.run("transition", "reader").refusedWith(1)).contains("reader", end);
    assertThat(shell.run("resume", "reader").refusedWith(1)).contains(end);
  }

  @Test
  void resumesByTheTable() {
    assertThat(object(shell.json("resume", "reader"))).containsEntry("id", "reader");

    shell.json("complete", "reader");
    Map<String, Object> next = object(shell.json("resume", "reader"));

    assertThat(next).containsEntry("status", "ACTIVE").containsEntry("transitionedFrom", "reader");
    assertThat(objects(shell.json("transitions")).get(0)).containsEntry("cause", "RESUME");
    assertThat(shell.run("resume", (String) next.get("id")).out())
        .isEqualTo(next.get("id") + " is ACTIVE" + System.lineSeparator());
  }

  @Test
  void listsPassages() {
    String end = passed("reader");

    assertThat(objects(shell.json("transitions")).get(0).keySet())
        .containsExactly("from", "to", "chain", "at", "cause", "manner", "waitedMillis");
    assertThat(shell.run("transitions").lines())
        .hasSize(2)
        .last()
        .asString()
        .matches("reader +\\S+ +CLEAR +GRACEFUL +" + end);
  }

  @Test
  void countsPassages() {
    passed(passed("reader"), "--cause=emergency");

    Map<String, Object> stats = object(shell.json("transitions", "--stats", "--since=10h"));

    assertThat(stats.keySet())
        .containsExactly(
            "since",
            "until",
            "transitions",
            "perHour",
            "byCause",
            "byManner",
            "open",
            "chains",
            "meanLength",
            "longest",
            "lengths",
            "meanLifeMillis");
    assertThat(stats)
        .containsEntry("transitions", 2L)
        .containsEntry("longest", 3L)
        .containsEntry("lengths", Map.of("3", 1L))
        .containsEntry("open", 0L);
    assertThat(object(stats.get("byCause")))
        .containsEntry("CLEAR", 1L)
        .containsEntry("EMERGENCY", 1L)
        .containsEntry("HANDOFF", 0L);
  }

  @Test
  void countsPassagesForPeople() {
    passed("reader");

    assertThat(shell.run("transitions", "--stats", "--since=10h").lines())
        .contains(
            "Per hour: 0.10",
            "By manner: GRACEFUL 1, FORCED 0",
            "Not seen through yet: 0",
            "Lives of a chain: 2.00 on average",
            "Chains by lives: 2 1");
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThat(shell.run("transitions", "--since=yesterday").refusedWith(2)).contains("--since");
    assertThat(shell.run("transitions", "--since=2999-01-01").refusedWith(2)).contains("since");
  }

  @Test
  void exportsAChainAsLinesOfJson() {
    String end = passed("reader");

    List<String> lines = shell.run("chain", end, "--export").lines();

    assertThat(lines).hasSize(2);
    assertThat(object(JsonValue.of(lines.get(0))))
        .containsEntry("id", "reader")
        .containsEntry("cause", "CLEAR")
        .containsKeys("livedMillis", "tokens", "costUSD");
    assertThat(object(JsonValue.of(lines.get(1)))).containsEntry("transitionedFrom", "reader");
    assertThat(shell.run("chain", end, "--export", "--json").refusedWith(2)).contains("--export");
  }

  @Test
  void showsAChainInItsLineage() {
    String end = passed("reader");

    assertThat(shell.run("lineage", end, "--mermaid").lines()).contains("  s0 ==>|then| s1");
  }

  @Test
  void deletesAChain() {
    String end = passed("reader");

    assertThat(shell.run("delete", "reader").refusedWith(1)).contains("delete the whole chain");
    assertThat(shell.run("delete", "reader", "--chain").refusedWith(1)).contains(end, "ACTIVE");
    shell.json("complete", end);
    assertThat(shell.json("delete", "reader", "--chain"))
        .isEqualTo(Map.of("id", "reader", "deleted", true, "sessions", List.of("reader", end)));
    assertThat(objects(shell.json("list", "--all"))).isEmpty();
  }

  @Test
  void deletesAChainByForce() {
    String end = passed("reader");

    assertThat(shell.run("delete", "reader", "--chain", "--force").lines())
        .containsExactly("reader is deleted", end + " is deleted");
  }
}
