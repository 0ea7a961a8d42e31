package dev.bureau.cli.context;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.Reading;
import dev.bureau.core.context.Term;
import dev.bureau.core.context.Weight;
import dev.bureau.core.operating.Advice;
import dev.bureau.orchestrator.context.ContextView;
import dev.bureau.orchestrator.context.Situation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an agent knows and how full its window is, for programs and for people. */
final class SituationView {
  private static final int PER_CENT = 100;

  private SituationView() {}

  static Map<String, Object> of(ContextView context, Situation situation) {
    return gauge(new JsonObject().with("id", context.session()), context.gauge())
        .with("band", context.band())
        .with("entries", context.entries().stream().map(SituationView::of).toList())
        .with("history", context.history().stream().map(SituationView::of).toList())
        .with("activeTime", situation.activeTime())
        .with("activeBand", situation.active())
        .with("advice", situation.advice().stream().map(SituationView::of).toList())
        .map();
  }

  private static JsonObject gauge(JsonObject json, Gauge gauge) {
    return json.with("used", gauge.used())
        .with("total", gauge.total())
        .with("available", gauge.available())
        .with("position", gauge.position());
  }

  private static Map<String, Object> of(ContextEntry entry) {
    return new JsonObject()
        .with("key", entry.key())
        .with("tokens", entry.tokens())
        .with("critical", entry.weight() == Weight.CRITICAL)
        .with("temporary", entry.term() == Term.TEMPORARY)
        .with("deferred", !entry.counts())
        .with("digest", entry.content().digest())
        .with("version", entry.version())
        .map();
  }

  private static Map<String, Object> of(Reading reading) {
    return gauge(new JsonObject().with("at", reading.at()), reading.gauge())
        .with("band", reading.band())
        .map();
  }

  private static Map<String, Object> of(Advice advice) {
    return new JsonObject().with("row", advice.row()).with("text", advice.text()).map();
  }

  static Outline outline(ContextView context, Situation situation) {
    Gauge gauge = context.gauge();
    Outline outline =
        new Outline()
            .section("Session " + context.session())
            .field("context position", perCent(gauge) + " (" + context.band() + ")")
            .field("tokens", gauge.used() + " of " + gauge.total())
            .field("available", gauge.available())
            .field("active time", situation.activeTime() + " (" + situation.active() + ")")
            .section("Advice");
    situation.advice().forEach(each -> outline.field(each.row(), each.text()));
    outline.section("History");
    for (Reading each : context.history()) {
      outline.field(
          each.at().toString(),
          "%s, %d used, %d available"
              .formatted(perCent(each.gauge()), each.gauge().used(), each.gauge().available()));
    }
    return outline;
  }

  private static String perCent(Gauge gauge) {
    BigDecimal share =
        BigDecimal.valueOf(gauge.used())
            .multiply(BigDecimal.valueOf(PER_CENT))
            .divide(BigDecimal.valueOf(gauge.total()), 1, RoundingMode.HALF_UP);
    return share.toPlainString() + " %";
  }

  static void row(Table table, ContextEntry entry) {
    List<String> marks = new ArrayList<>();
    if (entry.weight() == Weight.CRITICAL) {
      marks.add("critical");
    }
    if (entry.term() == Term.TEMPORARY) {
      marks.add("temporary");
    }
    if (!entry.counts()) {
      marks.add("deferred");
    }
    table.row(entry.key(), String.valueOf(entry.tokens()), String.join(", ", marks));
  }
}
