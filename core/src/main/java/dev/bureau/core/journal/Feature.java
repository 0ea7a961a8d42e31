package dev.bureau.core.journal;

import java.util.List;

/**
 * What a feature adds to the catalogue. The names of its events begin with its own name and a dot.
 *
 * @param name the feature's stable name: that of its aspect, but for core features, which change
 *     the head
 * @param aspect the state its events change
 * @param events its kinds of events
 */
public record Feature<S>(
    String name, Aspect<S> aspect, List<EventType<? extends Event<S>>> events) {
  /**
   * @throws IllegalArgumentException if an event's name does not begin with the feature's, or the
   *     aspect has another name
   */
  public Feature {
    if (!name.equals(aspect.name()) && !OpaqueEvent.CORE.contains(name)) {
      throw new IllegalArgumentException(
          "Feature " + name + " must be named like its aspect " + aspect.name());
    }
    events = List.copyOf(events);
    for (EventType<?> each : events) {
      if (!each.name().startsWith(name + ".")) {
        throw new IllegalArgumentException(each.name() + " must begin with " + name + ".");
      }
    }
  }
}
