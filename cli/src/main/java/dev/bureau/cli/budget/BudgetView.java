package dev.bureau.cli.budget;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Reservation;
import dev.bureau.orchestrator.budget.BudgetStatement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a session stands with what it may spend, for programs and for people. */
final class BudgetView {
  private BudgetView() {}

  static Map<String, Object> json(BudgetStatement statement) {
    Map<String, Object> available = new LinkedHashMap<>();
    for (Measure each : Measure.values()) {
      statement.available(each).ifPresent(left -> available.put(name(each), left));
    }
    return new JsonObject()
        .with("id", statement.session())
        .with("limits", statement.limits().stream().map(BudgetView::json).toList())
        .with("spent", json(statement.purse().spent()))
        .with("unpricedCalls", statement.purse().unpriced())
        .with("reserved", json(statement.purse().reserved()))
        .with("reservations", statement.reservations().stream().map(BudgetView::json).toList())
        .with("drawnOut", json(statement.purse().drawn()))
        .with(
            "received",
            statement.received().entrySet().stream()
                .map(
                    each ->
                        new JsonObject()
                            .with("from", each.getKey())
                            .with("amounts", json(each.getValue()))
                            .map())
                .toList())
        .with("available", available)
        .map();
  }

  private static Map<String, Object> json(BudgetStatement.Line line) {
    Limit limit = line.limit();
    return new JsonObject()
        .with("measure", name(limit.measure()))
        .with("amount", limit.amount())
        .with("tree", limit.reach() == Reach.TREE)
        .with("onCrossing", LimitOptions.word(limit.onCrossing()))
        .with("unpriced", LimitOptions.word(limit.unpriced()))
        .with("available", line.available())
        .with("crossed", line.crossed())
        .with("question", line.question())
        .map();
  }

  private static Map<String, Object> json(Reservation reservation) {
    return new JsonObject()
        .with("key", reservation.key())
        .with("since", reservation.since())
        .with("message", reservation.message())
        .with("amounts", json(reservation.need()))
        .map();
  }

  private static Map<String, Object> json(Amounts amounts) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Measure each : Measure.values()) {
      all.put(name(each), amounts.of(each));
    }
    return all;
  }

  /** As in the JSON of costs, the unit is part of the name where it is none of a count. */
  private static String name(Measure measure) {
    return switch (measure) {
      case TOKENS -> "tokens";
      case USD -> "costUSD";
      case TIME -> "seconds";
      case CALLS -> "calls";
    };
  }

  static void print(BudgetStatement statement, Table table) {
    for (Measure each : Measure.values()) {
      table.row(
          each.unit(),
          statement.purse().spent().of(each).toPlainString(),
          statement.purse().reserved().of(each).toPlainString(),
          statement.purse().drawn().of(each).toPlainString(),
          received(statement, each).toPlainString(),
          limits(statement, each),
          text(statement.available(each)));
    }
  }

  private static BigDecimal received(BudgetStatement statement, Measure measure) {
    return statement.received().values().stream()
        .map(each -> each.of(measure))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String limits(BudgetStatement statement, Measure measure) {
    List<String> own =
        statement.limits().stream()
            .map(BudgetStatement.Line::limit)
            .filter(each -> each.measure() == measure)
            .map(BudgetView::text)
            .toList();
    Optional<String> above =
        statement.above().of(measure).map(each -> text(each.limit()) + " of " + each.session());
    List<String> all = new ArrayList<>(own);
    above.ifPresent(all::add);
    return all.isEmpty() ? "none" : String.join(", ", all);
  }

  private static String text(Limit limit) {
    return limit.amount().toPlainString() + (limit.reach() == Reach.TREE ? " (tree)" : "");
  }

  private static String text(Optional<BigDecimal> available) {
    return available.map(BigDecimal::toPlainString).orElse("any");
  }
}
