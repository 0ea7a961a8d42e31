package dev.bureau.cli.session;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.Map;

/** An entry of a journal as JSON. */
final class EntryView {
  private EntryView() {}

  static Map<String, Object> of(Entry entry, EventCatalogue catalogue) {
    return new JsonObject()
        .with("version", entry.version())
        .with("index", entry.index())
        .with("at", entry.at())
        .with("actor", entry.actor())
        .with("epoch", entry.epoch())
        .with("event", catalogue.nameOf(entry.event()))
        .with("data", data(entry, catalogue))
        .map();
  }

  static Map<String, Object> data(Entry entry, EventCatalogue catalogue) {
    return Json.read("event", catalogue.encode(entry.event()), JsonLimits.EVENT);
  }
}
