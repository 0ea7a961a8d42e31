package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2, R6, R7 on the command line. */
class RoutingTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createADesk() {
    shell = new Shell(directory.resolve("routing.db"));
    shell.json("create", "--type=ACTIVE", "--name=desk", "--id=desk", "--role=router");
  }

  private void route(String complexity, String confidence) {
    shell.json("route", "desk", "--complexity", complexity, "--confidence", confidence);
  }

  private void read(int count) {
    try (Bureau bureau = Bureau.open(Sqlite.at(shell.database()))) {
      for (int i = 0; i < count; i++) {
        bureau.discipline().read(new SessionId("desk"), "f" + i);
      }
    }
  }

  @Test
  void printsTheDecision() {
    Object routed =
        shell.json(
            "route", "desk", "--complexity=0.8", "--confidence=0.95", "--workflow", "review");

    assertThat(routed.toString())
        .isEqualTo(
            "{id=desk, route=orchestrator, complexity=0.8, confidence=0.95, workflow=review,"
                + " model=opus}");
    assertThat(shell.run("route", "desk", "--complexity=0.1").lines())
        .containsExactly("simple, with haiku");
  }

  @Test
  void sendsOnWhatNobodyHasEstimated() {
    Map<String, Object> routed = object(shell.json("route", "desk"));

    assertThat(routed)
        .containsEntry("route", "orchestrator")
        .doesNotContainKeys("complexity", "confidence");
  }

  @Test
  void showsTheFiguresOfTheDesign() {
    route("0.3", "0.9");
    route("0.8", "0.95");

    Map<String, Object> metrics = object(shell.json("metrics", "desk"));

    assertThat(metrics.keySet())
        .containsExactly(
            "id",
            "totalDecisions",
            "simpleHandled",
            "routedToOrchestrator",
            "averageComplexity",
            "averageConfidence",
            "decisions",
            "models");
    assertThat(metrics.get("totalDecisions")).hasToString("2");
    assertThat(metrics.get("simpleHandled")).hasToString("1");
    assertThat(metrics.get("routedToOrchestrator")).hasToString("1");
    assertThat(metrics.get("averageComplexity")).hasToString("0.55");
    assertThat(metrics.get("averageConfidence")).hasToString("0.925");
  }

  @Test
  void showsEachDecisionAndEachModel() {
    route("0.3", "0.9");
    route("0.8", "0.95");

    Map<String, Object> metrics = object(shell.json("metrics", "desk"));

    assertThat(objects(metrics.get("decisions")))
        .extracting(each -> each.get("route"))
        .containsExactly("simple", "orchestrator");
    assertThat(objects(metrics.get("decisions")).get(0))
        .containsOnlyKeys("at", "route", "complexity", "confidence");
    assertThat(objects(metrics.get("models")))
        .extracting(each -> each.get("model") + " " + each.get("reason"))
        .containsExactly("haiku INITIAL", "opus ESCALATION");
  }

  @Test
  void findsSessionsByTheModelTheyUseNow() {
    route("0.8", "0.95");

    assertThat(objects(shell.json("list", "--where", "model = 'opus'"))).hasSize(1);
    assertThat(objects(shell.json("list", "--where", "model = 'haiku'"))).isEmpty();
  }

  @Test
  void leavesOutAveragesOfNothing() {
    assertThat(object(shell.json("metrics", "desk")))
        .doesNotContainKeys("averageComplexity", "averageConfidence")
        .containsEntry("decisions", List.of());
  }

  @Test
  void showsTheFiguresToPeople() {
    route("0.3", "0.9");
    route("0.8", "0.95");

    assertThat(shell.run("metrics", "desk").out())
        .contains("average complexity   0.55")
        .contains("haiku (INITIAL)")
        .containsPattern("orchestrator +0.8 +0.95");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--complexity=1.5", "--complexity=NaN", "--confidence=-0.1"})
  void refusesWhatIsNoShare(String option) {
    assertThat(shell.run("route", "desk", option).refusedWith(2)).contains("from 0 to 1");
    assertThat(object(shell.json("metrics", "desk")).get("totalDecisions")).hasToString("0");
  }

  @Test
  void refusesASessionThatIsNotThere() {
    for (String each : List.of("route", "metrics", "summary", "reset")) {
      assertThat(shell.run(each, "nobody").refusedWith(1)).contains("nobody");
    }
  }

  @Test
  void sumsUpCompliance() {
    read(8);

    Map<String, Object> summary = object(shell.json("summary"));

    assertThat(summary.keySet())
        .containsExactly("total", "compliant", "reads", "violations", "blocked", "sessions");
    assertThat(summary.get("compliant")).hasToString("0");
    assertThat(summary.get("reads")).hasToString("5");
    assertThat(objects(summary.get("sessions")).get(0).toString())
        .isEqualTo(
            "{id=desk, role=router, score=63, compliant=false, limit=5, readCount=5, reads=5,"
                + " violations=3, blocked=3}");
    assertThat(shell.run("summary").out()).containsPattern("desk +router +63 +no +5 +3 +3");
  }

  @Test
  void showsWhatASessionHasRead() {
    read(6);

    Map<String, Object> desk = object(shell.json("summary", "desk"));

    assertThat(desk).containsEntry("filesRead", List.of("f0", "f1", "f2", "f3", "f4"));
    assertThat(objects(desk.get("latestViolations")))
        .extracting(each -> each.get("type") + " " + each.get("blocked") + " " + each.get("path"))
        .containsExactly("read-limit true f5");
    assertThat(shell.run("summary", "desk").out()).contains("read-limit, blocked");
  }

  @Test
  void letsASessionReadAgain() {
    read(5);

    assertThat(object(shell.json("reset", "desk")).get("readCount")).hasToString("0");
    assertThat(object(shell.json("summary", "desk")))
        .containsEntry("filesRead", List.of())
        .extracting("reads")
        .hasToString("5");
  }
}
