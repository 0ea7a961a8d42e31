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

/** E1, X5 on the command line. */
class BudgetTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory.resolve("budget.db"));
    shell.json("create", "--type=DIRECTOR", "--name=main", "--id=main");
    shell.json("create", "--type=ACTIVE", "--name=one", "--id=one", "--supervisor=main");
  }

  @Test
  void limitsATreeAndShowsHowItStands() {
    Map<String, Object> limited =
        object(
            shell.json(
                "budget", "limit", "main", "--usd=5", "--calls=10", "--tree", "--on-crossing=ask"));
    assertThat(limited.keySet())
        .containsExactly(
            "id",
            "limits",
            "spent",
            "unpricedCalls",
            "reserved",
            "reservations",
            "drawnOut",
            "received",
            "available");
    assertThat(objects(limited.get("limits")).get(0))
        .containsEntry("measure", "costUSD")
        .containsEntry("tree", true)
        .containsEntry("onCrossing", "ask")
        .containsEntry("unpriced", "refused")
        .containsEntry("crossed", false);

    shell.json("usage", "one", "--model=haiku", "--input=1000000", "--key=a");

    Map<String, Object> main = object(shell.json("budget", "main"));
    Map<String, Object> one = object(shell.json("budget", "show", "one"));
    assertThat(object(main.get("spent"))).containsEntry("calls", 0L);
    assertThat(object(main.get("drawnOut")).get("costUSD")).hasToString("1");
    assertThat(object(main.get("available")).get("costUSD")).hasToString("4");
    assertThat(object(one.get("spent"))).containsEntry("tokens", 1_000_000L);
    assertThat(objects(one.get("received")).get(0)).containsEntry("from", "main");
    assertThat(object(one.get("available"))).containsEntry("calls", 9L);
    assertThat(object(one.get("available"))).doesNotContainKey("tokens");
  }

  @Test
  void showsItToPeople() {
    shell.json("budget", "limit", "main", "--tokens=1000", "--tree");
    shell.json("usage", "main", "--model=haiku", "--input=250", "--key=a");

    List<String> lines = shell.run("budget", "main").lines();

    assertThat(lines.get(0)).startsWith("OF").endsWith("AVAILABLE");
    assertThat(lines.get(1)).startsWith("tokens").contains("250", "1000 (tree)").endsWith("750");
    assertThat(lines.get(2)).startsWith("USD").contains("none").endsWith("any");
    assertThat(shell.run("budget", "one").lines().get(1)).contains("1000 (tree) of main");
  }

  @Test
  void takesLimitsAway() {
    shell.json("budget", "limit", "main", "--tokens=1000", "--time=5m");
    shell.json("budget", "unlimit", "main", "--tokens");

    List<Map<String, Object>> left = objects(object(shell.json("budget", "main")).get("limits"));

    assertThat(left).hasSize(1);
    assertThat(left.get(0)).containsEntry("measure", "seconds").containsEntry("amount", 300L);
  }

  @Test
  void refusesWhatIsNoLimit() {
    assertThat(shell.run("budget", "limit", "main").refusedWith(2)).contains("--tokens");
    assertThat(shell.run("budget", "limit", "main", "--tokens=1.5").refusedWith(2))
        .contains("whole number");
    assertThat(shell.run("budget", "limit", "main", "--usd=0").refusedWith(2)).contains("USD");
    assertThat(shell.run("budget", "limit", "main", "--usd=lots").refusedWith(2)).contains("--usd");
    assertThat(shell.run("budget", "limit", "main", "--calls=1", "--on-crossing=x").refusedWith(2))
        .contains("--on-crossing");
    assertThat(shell.run("budget", "unlimit", "main", "--usd=5").refusedWith(2))
        .contains("unlimit");
    assertThat(shell.run("budget", "unlimit", "main", "--usd", "--on-crossing=ask").refusedWith(2))
        .contains("--on-crossing", "unlimit");
    assertThat(shell.run("budget", "main", "--usd=5").refusedWith(2)).contains("budget limit");
    assertThat(shell.run("budget", "raise", "main").refusedWith(2)).contains("unlimit");
    assertThat(shell.run("budget", "nobody").refusedWith(1)).contains("'nobody'");
  }
}
