package dev.bureau.orchestrator.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Totals;
import dev.bureau.core.usage.Account;
import dev.bureau.core.usage.Spending;
import dev.bureau.core.usage.Usage;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * P5: re-emitted, cumulative, forked and resumed reports of four racing reporters add up to exactly
 * what an oracle finds that knows no Bureau, and so do the journals, read as text.
 */
class BillOracleTest {
  private static final int REPORTERS = 4;
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
  private static final Pattern COST = Pattern.compile("\"cost\":([0-9.]+)");

  /** USD for a thousand million tokens: input, output, writes (5 min, 1 h), reads. */
  private static final Map<String, long[]> NANOS =
      Map.of(
          "claude-3-5-haiku-20241022", new long[] {1_000, 5_000, 1_250, 2_000, 100},
          "claude-sonnet-4-20250514", new long[] {3_000, 15_000, 3_750, 6_000, 300},
          "claude-opus-4-20241113", new long[] {15_000, 75_000, 18_750, 30_000, 1_500});

  private static final Map<String, String> NAMES =
      Map.of("haiku", "claude-3-5-haiku-20241022", "opus", "claude-opus-4-20241113");

  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final List<SessionId> sessions =
      IntStream.range(0, REPORTERS).mapToObj(i -> Office.created(bureau)).toList();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void billsAHundredThousandReportsExactly() {
    billsExactly(100_000);
  }

  @Test
  @Tag("full")
  @Timeout(600)
  void billsAMillionReportsExactly() {
    billsExactly(1_000_000);
  }

  private void billsExactly(int reports) {
    List<List<Usage>> batches = new ArrayList<>();
    Traffic traffic = new Traffic(5);
    int made = 0;
    while (made < reports) {
      batches.add(traffic.next());
      made += batches.get(batches.size() - 1).size();
    }

    record(batches);

    Map<String, BigDecimal> oracle = oracle(batches);
    Map<String, BigDecimal> billed = new TreeMap<>();
    bureau
        .costs()
        .all()
        .by(Account::model)
        .forEach((model, sum) -> billed.put(model, sum.cost().stripTrailingZeros()));
    assertThat(billed).isEqualTo(oracle);
    BigDecimal all = oracle.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(total()).isEqualByComparingTo(all);
    assertThat(journals()).isEqualByComparingTo(all);
    assertThat(heads()).isEqualByComparingTo(all);
  }

  private void record(List<List<Usage>> batches) {
    ExecutorService threads = Executors.newFixedThreadPool(REPORTERS);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, REPORTERS)
                  .mapToObj(
                      reporter ->
                          CompletableFuture.runAsync(() -> record(reporter, batches), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      threads.shutdown();
    }
  }

  private void record(int reporter, List<List<Usage>> batches) {
    for (int i = reporter; i < batches.size(); i += REPORTERS) {
      bureau.usage().record(sessions.get(reporter), batches.get(i));
    }
  }

  /** The largest of each kind of every call, times its price. */
  private static Map<String, BigDecimal> oracle(List<List<Usage>> batches) {
    Map<String, long[]> calls = new HashMap<>();
    Map<String, String> models = new HashMap<>();
    for (List<Usage> batch : batches) {
      for (Usage each : batch) {
        models.put(each.key().value(), NAMES.getOrDefault(each.model(), each.model()));
        long[] most = calls.computeIfAbsent(each.key().value(), key -> new long[5]);
        long[] said = counts(each.tokens());
        Arrays.setAll(most, i -> Math.max(most[i], said[i]));
      }
    }
    Map<String, BigDecimal> costs = new TreeMap<>();
    calls.forEach(
        (key, counts) -> {
          long[] price = NANOS.getOrDefault(models.get(key), new long[5]);
          long nanos = IntStream.range(0, 5).mapToLong(i -> counts[i] * price[i]).sum();
          costs.merge(models.get(key), BigDecimal.valueOf(nanos, 9), BigDecimal::add);
        });
    costs.replaceAll((model, cost) -> cost.stripTrailingZeros());
    return costs;
  }

  private static long[] counts(Tokens tokens) {
    return new long[] {
      tokens.input(),
      tokens.output(),
      tokens.cacheWrite5m(),
      tokens.cacheWrite1h(),
      tokens.cacheRead()
    };
  }

  private BigDecimal total() {
    return bureau.costs().all().by(Account::day).values().stream()
        .map(Spending::cost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal heads() {
    return sessions.stream()
        .map(bureau.sessions()::get)
        .map(Session::totals)
        .map(Totals::cost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The last cost that the journals name for each call. */
  private BigDecimal journals() {
    Map<String, BigDecimal> costs = new HashMap<>();
    for (SessionId session : sessions) {
      for (Entry entry : bureau.journal(session, 1, Integer.MAX_VALUE)) {
        String name = CoreEvents.CATALOGUE.nameOf(entry.event());
        if (name.equals("usage.recorded") || name.equals("usage.raised")) {
          String json = CoreEvents.CATALOGUE.encode(entry.event());
          Matcher key = KEY.matcher(json);
          assertThat(key.find()).isTrue();
          Matcher cost = COST.matcher(json);
          costs.put(key.group(1), cost.find() ? new BigDecimal(cost.group(1)) : BigDecimal.ZERO);
        }
      }
    }
    return costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
