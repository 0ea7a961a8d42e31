package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R3–R5 on the command line: usage, costs, prices. */
class CostsTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory.resolve("costs.db"));
    shell.json("create", "--type=DIRECTOR", "--name=main", "--id=main");
    shell.json("create", "--type=ACTIVE", "--name=one", "--id=one", "--supervisor=main");
  }

  private Map<String, Object> recorded(String id, String key, String model, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"usage", id, "--key=" + key, "--model=" + model}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return object(shell.json(arguments));
  }

  private static BigDecimal usd(Object amount) {
    return new BigDecimal(String.valueOf(amount));
  }

  @Test
  void recordsUsageAndTellsWhatItCosts() {
    Map<String, Object> receipt = recorded("one", "msg_1", "haiku", "--input=1000", "--output=500");

    assertThat(receipt)
        .containsEntry("id", "one")
        .containsEntry("key", "msg_1")
        .containsEntry("outcome", "RECORDED")
        .containsEntry("model", "claude-3-5-haiku-20241022")
        .containsEntry("category", "haiku")
        .containsEntry("inputTokens", 1_000L)
        .containsEntry("outputTokens", 500L)
        .containsEntry("cacheWriteTokens", 0L)
        .containsEntry("cacheReadTokens", 0L)
        .containsEntry("unpriced", false);
    assertThat(usd(receipt.get("costUSD"))).isEqualByComparingTo("0.0035");
    assertThat(object(shell.json("show", "one")).get("totals").toString()).contains("0.0035");
  }

  @Test
  void tellsTheCostsPerModelAndCategory() {
    recorded("one", "a", "haiku", "--input=1000", "--output=500", "--cache-write=10");
    recorded("one", "b", "unheard-of", "--input=7", "--cache-write-1h=2", "--cache-read=3");

    Map<String, Object> costs = object(shell.json("costs", "one"));

    assertThat(costs)
        .containsEntry("id", "one")
        .containsEntry("calls", 2L)
        .containsEntry("inputTokens", 1_007L)
        .containsEntry("outputTokens", 500L)
        .containsEntry("cacheWriteTokens", 12L)
        .containsEntry("cacheReadTokens", 3L)
        .containsEntry("unpriced", true)
        .containsEntry("unpricedCalls", 1L);
    assertThat(usd(costs.get("costUSD"))).isEqualByComparingTo("0.0035125");
    List<Map<String, Object>> models = objects(costs.get("models"));
    assertThat(models)
        .extracting(each -> each.get("model"))
        .containsExactly("claude-3-5-haiku-20241022", "unheard-of");
    assertThat(models.get(0)).containsEntry("inputTokens", 1_000L).containsEntry("unpriced", false);
    assertThat(models.get(1)).containsEntry("inputTokens", 7L).containsEntry("unpriced", true);
    assertThat(objects(costs.get("categories")))
        .extracting(each -> each.get("category"))
        .containsExactly("haiku", "unpriced");
    assertThat(objects(costs.get("modelHistory")))
        .extracting(each -> each.get("model"))
        .containsExactly("claude-3-5-haiku-20241022", "unheard-of");
  }

  @Test
  void addsUpTreesAndEverything() {
    recorded("main", "a", "haiku", "--input=1");
    recorded("one", "b", "haiku", "--input=10");

    assertThat(object(shell.json("costs", "main"))).containsEntry("inputTokens", 1L);
    assertThat(object(shell.json("costs", "main", "--tree"))).containsEntry("inputTokens", 11L);
    assertThat(object(shell.json("costs", "main", "--chain"))).containsEntry("inputTokens", 1L);
    assertThat(object(shell.json("costs")))
        .containsEntry("inputTokens", 11L)
        .doesNotContainKey("id");
  }

  @Test
  void addsUpByDaySinceADay() {
    recorded("one", "a", "haiku", "--input=1", "--at=2026-03-01T23:59:59Z");
    recorded("one", "b", "haiku", "--input=10", "--at=2026-03-02");

    Map<String, Object> all = object(shell.json("costs", "one", "--by=day"));
    Map<String, Object> late = object(shell.json("costs", "one", "--by=day", "--since=2026-03-02"));

    assertThat(objects(all.get("days")))
        .extracting(each -> each.get("day"))
        .containsExactly("2026-03-01", "2026-03-02");
    assertThat(late).containsEntry("inputTokens", 10L);
  }

  @Test
  void showsCostsToPeople() {
    recorded("one", "a", "haiku", "--input=1000", "--output=500");
    recorded("one", "b", "unheard-of", "--input=7");

    List<String> lines = shell.run("costs", "one", "--by", "category").lines();

    assertThat(lines.get(0)).startsWith("CATEGORY");
    assertThat(lines.get(1)).startsWith("haiku").endsWith("0.0035");
    assertThat(lines.get(2)).startsWith("unpriced").endsWith("0 and 1 unpriced");
    assertThat(lines.get(3)).startsWith("total").endsWith("0.0035 and 1 unpriced");
  }

  @Test
  void billsOnceWhateverIsReported() {
    recorded("one", "a", "haiku", "--input=1000");
    Map<String, Object> elsewhere = recorded("main", "a", "haiku", "--input=2000");

    assertThat(elsewhere).containsEntry("outcome", "ELSEWHERE").containsEntry("id", "one");
    assertThat(object(shell.json("costs"))).containsEntry("inputTokens", 2_000L);
    assertThat(recorded("one", "a", "haiku", "--input=5")).containsEntry("outcome", "KNOWN");
  }

  @Test
  void drawsAKeyForACallWithoutOne() {
    shell.json("usage", "one", "--model=haiku", "--input=1");
    shell.json("usage", "one", "--model=haiku", "--input=1");

    assertThat(object(shell.json("costs"))).containsEntry("calls", 2L);
  }

  @Test
  void listsPricesAndKeepsOwnOnes() {
    Object put =
        shell.json(
            "prices",
            "put",
            "own-1",
            "--input=0.50",
            "--output=2",
            "--cache-read=0.01",
            "--category=own",
            "--alias=mine",
            "--from=2026-03-01");

    assertThat(object(put)).containsEntry("from", "2026-03-01");
    List<Map<String, Object>> prices = objects(shell.json("prices"));
    assertThat(prices).hasSize(4);
    assertThat(prices.get(3))
        .containsEntry("model", "own-1")
        .containsEntry("aliases", List.of("mine"))
        .containsEntry("category", "own")
        .containsEntry("own", true);
    assertThat(usd(prices.get(3).get("input"))).isEqualByComparingTo("0.5");
    assertThat(usd(prices.get(3).get("cacheWrite5m"))).isEqualByComparingTo("0.625");
    assertThat(usd(prices.get(3).get("cacheRead"))).isEqualByComparingTo("0.01");
    assertThat(shell.run("prices", "list", "haiku").lines()).hasSize(2);
  }

  @Test
  void changesABillOnlyWhenAskedTo() {
    recorded("one", "a", "own-1", "--input=1000000");

    assertThat(shell.run("prices", "put", "own-1", "--input=2", "--output=2").out())
        .contains("stays as it is");
    assertThat(object(shell.json("costs", "one"))).containsEntry("unpriced", true);

    assertThat(object(shell.json("prices", "reprice"))).containsEntry("priced", 1L);
    assertThat(object(shell.json("prices", "reprice", "one"))).containsEntry("priced", 0L);
    assertThat(usd(object(shell.json("costs", "one")).get("costUSD"))).isEqualByComparingTo("2");
  }

  @Test
  void removesAnOwnPrice() {
    shell.json("prices", "put", "haiku-9", "--input=2", "--output=2");

    shell.json("prices", "delete", "haiku-9");

    assertThat(objects(shell.json("prices"))).hasSize(3);
    assertThat(shell.run("prices", "delete", "haiku-9").refusedWith(1)).contains("'haiku-9'");
  }

  @Test
  void refusesWhatIsNoUsage() {
    assertThat(shell.run("usage", "one", "--model=haiku", "--input=-1").refusedWith(2))
        .contains("input tokens");
    assertThat(shell.run("usage", "one", "--model=haiku", "--at=soon").refusedWith(2))
        .contains("--at", "2026-03-01");
    assertThat(shell.run("usage", "nobody", "--model=haiku").refusedWith(1)).contains("'nobody'");
    assertThat(shell.run("usage", "one").refusedWith(2)).contains("--model");
  }

  @Test
  void pricesNothingAgainFromADayOn() {
    shell.json("usage", "one", "--model=unheard-of", "--input=1000");
    shell.json("prices", "put", "unheard-of", "--input=1", "--output=1");

    assertThat(shell.run("prices", "reprice", "--from=2026-03-01").refusedWith(2))
        .contains("--from", "put or delete");

    assertThat(object(shell.json("costs", "one"))).containsEntry("unpriced", true);
  }

  @Test
  void refusesWhatIsNoPrice() {
    assertThat(shell.run("prices", "put", "m", "--input=1").refusedWith(2)).contains("--output");
    assertThat(shell.run("prices", "put").refusedWith(2)).contains("MODEL");
    assertThat(shell.run("prices", "list", "--input=1").refusedWith(2)).contains("put");
    assertThat(shell.run("prices", "list", "--from=2026-03-01").refusedWith(2)).contains("--from");
    assertThat(shell.run("costs", "--tree").refusedWith(2)).contains("--tree", "ID");
    assertThat(shell.run("costs", "nobody").refusedWith(1)).contains("'nobody'");
  }
}
