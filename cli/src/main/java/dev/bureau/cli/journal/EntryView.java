package dev.bureau.cli.journal;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.Map;

/** An entry of a journal as JSON. */
final class EntryView {
  private EntryView() {}

  /** The same with its session, and the place in the feed from which to go on behind it. */
  static Map<String, Object> placed(String position, Entry entry, EventCatalogue catalogue) {
    Map<String, Object> view =
        new JsonObject().with("position", position).with("session", entry.session()).map();
    view.putAll(of(entry, catalogue));
    return view;
  }

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
