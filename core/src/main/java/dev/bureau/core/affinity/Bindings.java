package dev.bureau.core.affinity;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The bindings there are, at most one for each director. Immutable. */
public final class Bindings {
  /** The bindings as an aspect of the session {@code bureau}. */
  public static final Aspect<Bindings> ASPECT =
      new Aspect<>(
          "affinity",
          1,
          new Bindings(HashTreePMap.empty()),
          Form.of(Stored.class, bindings -> new Stored(bindings.all()), Stored::restored));

  private final PMap<SessionId, Binding> byDirector;

  private Bindings(PMap<SessionId, Binding> byDirector) {
    this.byDirector = byDirector;
  }

  /** As they stand in a snapshot. */
  record Stored(List<Binding> bindings) {
    Bindings restored() {
      Bindings restored = ASPECT.empty();
      for (Binding each : bindings) {
        restored = restored.with(each);
      }
      return restored;
    }
  }

  /** All, by their directors. */
  public List<Binding> all() {
    return List.copyOf(new TreeMap<>(byDirector).values());
  }

  /** That of a director, if it has one. */
  public Optional<Binding> find(SessionId director) {
    return Optional.ofNullable(byDirector.get(director));
  }

  Bindings with(Binding binding) {
    return new Bindings(byDirector.plus(binding.director(), binding));
  }

  Bindings without(SessionId director) {
    return new Bindings(byDirector.minus(director));
  }
}
