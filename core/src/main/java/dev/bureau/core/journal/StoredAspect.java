package dev.bureau.core.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one feature as it stands in a snapshot.
 *
 * @param name the aspect's
 * @param version the version of its stored form; 0 if there is no state
 * @param state its JSON; null if its writer could not read all of the feature's events
 */
public record StoredAspect(String name, int version, @Nullable String state) {
  /** All states as they are stored, in the order of the catalogue; empty ones are left out. */
  public static List<StoredAspect> of(Aspects aspects, EventCatalogue catalogue) {
    List<StoredAspect> stored = new ArrayList<>();
    for (Aspect<?> each : catalogue.aspects()) {
      if (aspects.has(each)) {
        stored.add(written(each, aspects));
      }
    }
    for (String opaque : aspects.opaque()) {
      stored.add(new StoredAspect(opaque, 0, null));
    }
    return stored;
  }

  /**
   * The states again. A feature that this program does not know stays out of reach, as its events
   * would be.
   *
   * @return empty if the program knows a feature whose state is not stored in the version it reads:
   *     the journal has to be folded then
   * @throws dev.bureau.core.error.BadInputException if a text is damaged
   */
  public static Optional<Aspects> read(List<StoredAspect> stored, EventCatalogue catalogue) {
    Map<String, Aspect<?>> known = new LinkedHashMap<>();
    catalogue.aspects().forEach(each -> known.put(each.name(), each));
    Aspects aspects = Aspects.NONE;
    for (StoredAspect each : stored) {
      Aspect<?> aspect = known.get(each.name());
      if (aspect == null) {
        aspects = aspects.withOpaque(each.name());
      } else if (each.state() == null || each.version() != aspect.version()) {
        return Optional.empty();
      } else {
        aspects = with(aspect, each.state(), aspects);
      }
    }
    return Optional.of(aspects);
  }

  private static <S> StoredAspect written(Aspect<S> aspect, Aspects aspects) {
    String state = aspect.form().write(aspects.get(aspect));
    return new StoredAspect(aspect.name(), aspect.version(), state);
  }

  private static <S> Aspects with(Aspect<S> aspect, String state, Aspects aspects) {
    return aspects.with(aspect, aspect.form().read(state));
  }
}
