package dev.bureau.core.journal;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** The states of all features of one session at one version. Immutable. */
public final class Aspects {
  /** No events yet: every aspect is empty. */
  public static final Aspects NONE = new Aspects(HashTreePMap.empty(), HashTreePSet.empty());

  private final PMap<String, Object> states;
  private final PSet<String> opaque;

  private Aspects(PMap<String, Object> states, PSet<String> opaque) {
    this.states = states;
    this.opaque = opaque;
  }

  /**
   * The state of one feature.
   *
   * @throws OpaqueAspectException if the journal holds an event of it that this program cannot read
   */
  public <S> S get(Aspect<S> aspect) {
    if (isOpaque(aspect)) {
      throw new OpaqueAspectException(aspect.name());
    }
    @SuppressWarnings("unchecked") // only fold writes here, with the aspect's own type
    S state = (S) states.getOrDefault(aspect.name(), aspect.empty());
    return state;
  }

  private boolean isOpaque(Aspect<?> aspect) {
    return !opaque.isEmpty() && opaque.contains(aspect.name());
  }

  /** These states after one more event of that aspect. */
  public <S> Aspects fold(Aspect<S> aspect, Event<S> event, Instant at) {
    if (isOpaque(aspect)) {
      return this;
    }
    return new Aspects(states.plus(aspect.name(), event.applyTo(get(aspect), at)), opaque);
  }

  /** These states with one feature out of reach, for an event of it cannot be read (X33). */
  public Aspects withOpaque(String aspect) {
    return new Aspects(states.minus(aspect), opaque.plus(aspect));
  }

  /** These states with another one for that aspect. */
  <S> Aspects with(Aspect<S> aspect, S state) {
    return new Aspects(states.plus(aspect.name(), state), opaque);
  }

  /** Whether there is a state of that feature, and it can be read. */
  boolean has(Aspect<?> aspect) {
    return states.containsKey(aspect.name());
  }

  /** The features that are out of reach. */
  SortedSet<String> opaque() {
    return new TreeSet<>(opaque);
  }

  /** A feature's state is needed that a newer program wrote. All other features work on. */
  public static final class OpaqueAspectException extends BureauException {
    private static final long serialVersionUID = 1L;

    private final String aspect;

    OpaqueAspectException(String aspect) {
      super(
          Category.UNREADABLE,
          "The '" + aspect + "' state was written by a newer Bureau; use that version for it");
      this.aspect = aspect;
    }

    /** The aspect that cannot be read. */
    public String aspect() {
      return aspect;
    }
  }
}
