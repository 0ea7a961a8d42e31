package dev.bureau.core.journal;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of events a program knows, by stable name and by record. Immutable, thread-safe. Each
 * feature fills in its own; the names are what stands in journals for ever.
 */
public final class EventCatalogue {
  private final List<Feature<?>> features;
  private final Map<String, EventType<?>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, EventType<?>> byType = new HashMap<>();
  private final Map<Class<?>, Aspect<?>> aspects = new HashMap<>();

  private EventCatalogue(List<Feature<?>> features) {
    this.features = List.copyOf(features);
    for (Feature<?> feature : features) {
      for (EventType<?> each : feature.events()) {
        if (byName.put(each.name(), each) != null || byType.put(each.type(), each) != null) {
          throw new IllegalArgumentException(each.name() + " is in the catalogue twice");
        }
        aspects.put(each.type(), feature.aspect());
      }
    }
  }

  /**
   * A catalogue of these features.
   *
   * @throws IllegalArgumentException if two share an event's name or record
   */
  public static EventCatalogue of(List<? extends Feature<?>> features) {
    return new EventCatalogue(new ArrayList<>(features));
  }

  /** This catalogue with one feature more. */
  public EventCatalogue with(Feature<?> feature) {
    List<Feature<?>> more = new ArrayList<>(features);
    more.add(feature);
    return new EventCatalogue(more);
  }

  /** All kinds of events, in the order they were added. */
  public Collection<EventType<?>> types() {
    return List.copyOf(byName.values());
  }

  /** The states that features keep beside the head. */
  List<Aspect<?>> aspects() {
    List<Aspect<?>> beside = new ArrayList<>();
    for (Feature<?> each : features) {
      if (!OpaqueEvent.CORE.contains(each.name())) {
        beside.add(each.aspect());
      }
    }
    return beside;
  }

  /**
   * The kind of an event.
   *
   * @throws IllegalArgumentException if its record is not in the catalogue
   */
  public EventType<?> typeOf(Event<?> event) {
    EventType<?> type = byType.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException(event.getClass().getName() + " is not in the catalogue");
    }
    return type;
  }

  /** The aspect that an event changes; null for opaque events. */
  public @Nullable Aspect<?> aspectOf(Event<?> event) {
    return aspects.get(event.getClass());
  }

  /** The stable name of an event, opaque ones included. */
  public String nameOf(Event<?> event) {
    return event instanceof OpaqueEvent opaque ? opaque.name() : typeOf(event).name();
  }

  /** The version in which an event is written. */
  public int versionOf(Event<?> event) {
    return event instanceof OpaqueEvent opaque ? opaque.version() : typeOf(event).version();
  }

  /** The event's JSON. */
  public String encode(Event<?> event) {
    return event instanceof OpaqueEvent opaque ? opaque.body() : Codec.encode(event);
  }

  /**
   * Reads an event, upgrading an older version; one of an unknown name or a newer version is kept
   * opaque.
   *
   * @throws BadInputException if the body or the version of a known event is damaged
   */
  public Event<?> decode(String name, int version, String body) {
    EventType<?> type = byName.get(name);
    if (type == null || version > type.version()) {
      return new OpaqueEvent(name, version, body);
    }
    if (version < 1) {
      throw new BadInputException(name, "version " + version, "restore it from a backup");
    }
    return Codec.decode(name, upgraded(type, version, body), type.type(), JsonLimits.EVENT);
  }

  private static String upgraded(EventType<?> type, int version, String body) {
    if (version == type.version()) {
      return body;
    }
    Map<String, Object> json = Json.read(type.name(), body, JsonLimits.EVENT);
    for (int from = version; from < type.version(); from++) {
      UnaryOperator<Map<String, Object>> upgrade = type.upgrades().get(from);
      if (upgrade == null) {
        throw new IllegalStateException(type.name() + " has no upgrade from version " + from);
      }
      json = upgrade.apply(json);
    }
    return Json.write(json);
  }
}
