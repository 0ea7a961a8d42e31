package dev.bureau.cli.usage;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.cli.invocation.Times;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.model.ModelUse;
import dev.bureau.core.usage.Bill;
import dev.bureau.core.usage.Spending;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.usage.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what sessions have cost. */
@Command(
    name = "costs",
    description = {
      "Tell what a session has cost, all below it with --tree, all of its chain with --chain, or"
          + " all sessions there are without an ID.",
      "Costs are exact, in USD, by the prices of the calls' own times ('prices'). Calls of models"
          + " without a price are counted and flagged; their cost is unknown until 'prices"
          + " reprice'."
    },
    footer = {"", "Example:", "  bureau costs main --tree --by category --since 2026-03-01"})
public final class CostsCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The session (default: all).")
  private @Nullable SessionId id;

  @Option(names = "--tree", description = "With all that are supervised below it.")
  private boolean tree;

  @Option(names = "--chain", description = "With all before and after it in its chain.")
  private boolean chain;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "model",
      description = "Add up by model, category or day in UTC (default: ${DEFAULT-VALUE}).")
  private Grouping by;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only calls made then or later: " + Times.FORMS + ".")
  private @Nullable String since;

  /** By what to add up. */
  enum Grouping {
    MODEL,
    CATEGORY,
    DAY;

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    Map<String, Spending> of(Bill bill) {
      return bill.by(
          account ->
              switch (this) {
                case MODEL -> account.model();
                case CATEGORY -> account.category();
                case DAY -> account.day().toString();
              });
    }

    List<Map<String, Object>> rows(Bill bill) {
      List<Map<String, Object>> rows = new ArrayList<>();
      of(bill)
          .forEach(
              (name, sum) -> {
                JsonObject row = new JsonObject().with(toString(), name);
                rows.add(SpendingView.into(row, sum).map());
              });
      return rows;
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public CostsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if ((tree && chain) || (id == null && (tree || chain))) {
      throw new BadInputException(
          tree ? "--tree" : "--chain", "", "give one of --tree and --chain, with an ID");
    }
    try (Bureau bureau = invocation.open()) {
      Costs all = bureau.costs();
      Bill bill = bill(since == null ? all : all.since(Times.of("--since", since)));
      if (invocation.json()) {
        invocation.output().json(json(bill, id == null ? List.of() : all.models(id)));
      } else {
        try (Table table =
            invocation
                .output()
                .table(by.name(), "CALLS", "INPUT", "OUTPUT", "WRITE", "READ", "USD")) {
          by.of(bill).forEach((name, sum) -> SpendingView.row(table, name, sum));
          SpendingView.row(table, "total", bill.total());
        }
      }
    }
  }

  private Bill bill(Costs costs) {
    if (id == null) {
      return costs.all();
    }
    return tree ? costs.tree(id) : chain ? costs.chain(id) : costs.of(id);
  }

  private Map<String, Object> json(Bill bill, List<ModelUse> used) {
    JsonObject json = SpendingView.into(new JsonObject().with("id", id), bill.total());
    json.with("models", Grouping.MODEL.rows(bill));
    json.with("categories", Grouping.CATEGORY.rows(bill));
    json.with("days", by == Grouping.DAY ? by.rows(bill) : null);
    return json.with(
            "modelHistory",
            used.stream()
                .map(
                    each ->
                        new JsonObject()
                            .with("model", each.model())
                            .with("since", each.since())
                            .with("reason", each.reason())
                            .map())
                .toList())
        .map();
  }
}
