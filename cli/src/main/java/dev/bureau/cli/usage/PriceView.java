package dev.bureau.cli.usage;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import java.util.List;

/** A price, for programs and for people. */
final class PriceView {
  static final String[] COLUMNS = {
    "MODEL", "FROM", "CATEGORY", "INPUT", "OUTPUT", "5 MIN", "1 H", "READ", "ALIAS"
  };

  private PriceView() {}

  static JsonObject of(PriceEntry entry) {
    Price price = entry.price();
    return new JsonObject()
        .with("model", entry.model())
        .with("aliases", List.copyOf(entry.aliases()))
        .with("from", entry.from().equals(PriceEntry.ALWAYS) ? null : entry.from().toString())
        .with("category", price.category())
        .with("input", price.input())
        .with("output", price.output())
        .with("cacheWrite5m", price.cacheWrite5m())
        .with("cacheWrite1h", price.cacheWrite1h())
        .with("cacheRead", price.cacheRead());
  }

  static void row(Table table, PriceEntry entry) {
    Price price = entry.price();
    table.row(
        entry.model(),
        entry.from().equals(PriceEntry.ALWAYS) ? "always" : entry.from().toString(),
        price.category(),
        price.input().toPlainString(),
        price.output().toPlainString(),
        price.cacheWrite5m().toPlainString(),
        price.cacheWrite1h().toPlainString(),
        price.cacheRead().toPlainString(),
        String.join(", ", entry.aliases()));
  }
}
