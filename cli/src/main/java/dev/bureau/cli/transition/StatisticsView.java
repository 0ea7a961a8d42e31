package dev.bureau.cli.transition;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Output;
import dev.bureau.transitions.chain.ChainStatistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures about passages, for programs and for people. */
final class StatisticsView {
  private StatisticsView() {}

  static void print(ChainStatistics all, Invocation invocation) {
    if (invocation.json()) {
      invocation.output().json(json(all));
    } else {
      lines(all, invocation.output());
    }
  }

  private static Map<String, Object> json(ChainStatistics all) {
    Duration life = all.meanLife();
    return new JsonObject()
        .with("since", all.since())
        .with("until", all.until())
        .with("transitions", all.transitions())
        .with("perHour", rounded(all.perHour()))
        .with("byCause", named(all.byCause()))
        .with("byManner", named(all.byManner()))
        .with("open", all.open())
        .with("chains", all.chains())
        .with("meanLength", rounded(all.meanLength()))
        .with("longest", all.longest())
        .with("lengths", named(all.lengths()))
        .with("meanLifeMillis", life == null ? null : life.toMillis())
        .map();
  }

  private static void lines(ChainStatistics all, Output output) {
    String since = all.since().truncatedTo(ChronoUnit.SECONDS).toString();
    output.line("Transitions since " + since + ": " + all.transitions());
    output.line("Per hour: " + rounded(all.perHour()));
    output.line("By cause: " + listed(all.byCause()));
    output.line("By manner: " + listed(all.byManner()));
    output.line("Not seen through yet: " + all.open());
    output.line("Chains: " + all.chains());
    if (all.chains() > 0) {
      output.line("Lives of a chain: " + rounded(all.meanLength()) + " on average");
      output.line("Longest chain: " + all.longest());
      output.line("Chains by lives: " + listed(all.lengths()));
    }
    Duration life = all.meanLife();
    if (life != null) {
      output.line("Average life: " + life.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  private static @Nullable BigDecimal rounded(@Nullable Double figure) {
    return figure == null ? null : BigDecimal.valueOf(figure).setScale(2, RoundingMode.HALF_UP);
  }

  private static Map<String, Long> named(Map<?, Long> counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    counts.forEach((key, count) -> named.put(String.valueOf(key), count));
    return named;
  }

  private static String listed(Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
