package dev.bureau.cli.usage;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Spending;

/** What some calls have used and cost, for programs and for people. */
final class SpendingView {
  private SpendingView() {}

  /** The cost is without the calls that have no price; that there are such is flagged. */
  static JsonObject into(JsonObject json, Spending spending) {
    return tokens(json.with("calls", spending.calls()), spending.tokens())
        .with("costUSD", spending.cost())
        .with("unpriced", spending.unpriced() > 0)
        .with("unpricedCalls", spending.unpriced());
  }

  static JsonObject tokens(JsonObject json, Tokens tokens) {
    return json.with("inputTokens", tokens.input())
        .with("outputTokens", tokens.output())
        .with("cacheWriteTokens", tokens.cacheWrite())
        .with("cacheReadTokens", tokens.cacheRead());
  }

  static void row(Table table, String name, Spending spending) {
    Tokens tokens = spending.tokens();
    table.row(
        name,
        Long.toString(spending.calls()),
        Long.toString(tokens.input()),
        Long.toString(tokens.output()),
        Long.toString(tokens.cacheWrite()),
        Long.toString(tokens.cacheRead()),
        spending.cost().toPlainString()
            + (spending.unpriced() > 0 ? " and " + spending.unpriced() + " unpriced" : ""));
  }
}
