package dev.bureau.store.memory;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.json.Codec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kinds of events that were ever written here, so that a store with a smaller catalogue sees
 * those it does not know as it would see them in a file: opaque.
 */
final class EventKinds {
  private final Map<Class<?>, EventType<?>> written = new ConcurrentHashMap<>();
  private final Map<Opaque, Event<?>> examples = new ConcurrentHashMap<>();

  /** A kind of event that its writer did not know. */
  private record Opaque(String name, int version) {}

  /** Notes the kinds of events that a program may write from now on. */
  void note(EventCatalogue catalogue) {
    for (EventType<?> each : catalogue.types()) {
      written.putIfAbsent(each.type(), each);
    }
  }

  /**
   * Notes which opaque events are written.
   *
   * @throws IllegalArgumentException if the catalogue of their writer does not have another one
   */
  void note(List<Event<?>> events, EventCatalogue catalogue) {
    for (int i = 0; i < events.size(); i++) {
      Event<?> event = events.get(i);
      if (event instanceof OpaqueEvent opaque) {
        examples.putIfAbsent(new Opaque(opaque.name(), opaque.version()), opaque);
      } else {
        catalogue.typeOf(event);
      }
    }
  }

  /** How many kinds there are; grows with every new one. */
  int count() {
    return written.size() + examples.size();
  }

  /** Whether any event at all could hide a head from a program with that catalogue. */
  boolean mayHideHeads(EventCatalogue catalogue) {
    return examples.values().stream().anyMatch(each -> hidesHead(each, catalogue))
        || !catalogue.types().containsAll(written.values());
  }

  /** The entry as a program with that catalogue sees it. */
  Entry seen(Entry entry, EventCatalogue catalogue) {
    Event<?> event = entry.event();
    if (catalogue.aspectOf(event) != null) {
      return entry;
    }
    Event<?> seen = decoded(event, catalogue);
    return seen.equals(event)
        ? entry
        : new Entry(
            entry.session(),
            entry.version(),
            entry.index(),
            entry.at(),
            entry.commit(),
            entry.epoch(),
            entry.actor(),
            seen);
  }

  /** Whether a program with that catalogue cannot know what the event does to the head. */
  boolean hidesHead(Event<?> event, EventCatalogue catalogue) {
    return catalogue.aspectOf(event) == null
        && decoded(event, catalogue) instanceof OpaqueEvent opaque
        && opaque.isCore();
  }

  private Event<?> decoded(Event<?> event, EventCatalogue catalogue) {
    if (event instanceof OpaqueEvent opaque) {
      return catalogue.decode(opaque.name(), opaque.version(), opaque.body());
    }
    EventType<?> type = written.get(event.getClass());
    return type == null
        ? event
        : catalogue.decode(type.name(), type.version(), Codec.encode(event));
  }
}
