package dev.bureau.core.journal;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * The states of all features of one session at one version. Immutable.
 *
 * <p>A session has few of them, and each commit looks at some and replaces one: so they stand in a
 * row, and the names of them are shared by all versions that have the same.
 */
public final class Aspects {
  /** No events yet: every aspect is empty. */
  public static final Aspects NONE = new Aspects(List.of(), new Object[0], HashTreePSet.empty());

  private final List<String> names;
  private final Object[] states; // in the order of the names, never changed
  private final PSet<String> opaque;

  private Aspects(List<String> names, Object[] states, PSet<String> opaque) {
    this.names = names;
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
    int place = names.indexOf(aspect.name());
    if (place < 0) {
      return aspect.empty();
    }
    @SuppressWarnings("unchecked") // only with() writes here, with the aspect's own type
    S state = (S) states[place];
    return state;
  }

  /** The state of one feature; empty if {@link #get} would not give it. */
  public <S> Optional<S> find(Aspect<S> aspect) {
    return isOpaque(aspect) ? Optional.empty() : Optional.of(get(aspect));
  }

  private boolean isOpaque(Aspect<?> aspect) {
    return !opaque.isEmpty() && opaque.contains(aspect.name());
  }

  /** These states after one more event of that aspect. */
  public <S> Aspects fold(Aspect<S> aspect, Event<S> event, Instant at) {
    return isOpaque(aspect) ? this : with(aspect, event.applyTo(get(aspect), at));
  }

  /** These states with one feature out of reach, for an event of it cannot be read (X33). */
  public Aspects withOpaque(String aspect) {
    List<String> others = new ArrayList<>(names);
    List<Object> rest = new ArrayList<>(Arrays.asList(states));
    int place = names.indexOf(aspect);
    if (place >= 0) {
      others.remove(place);
      rest.remove(place);
    }
    return new Aspects(List.copyOf(others), rest.toArray(), opaque.plus(aspect));
  }

  /** These states with another one for that aspect. */
  <S> Aspects with(Aspect<S> aspect, S state) {
    int place = names.indexOf(aspect.name());
    if (place >= 0) {
      Object[] changed = states.clone();
      changed[place] = state;
      return new Aspects(names, changed, opaque);
    }
    List<String> more = new ArrayList<>(names);
    more.add(aspect.name());
    Object[] all = Arrays.copyOf(states, more.size());
    all[names.size()] = state;
    return new Aspects(List.copyOf(more), all, opaque);
  }

  /** Whether there is a state of that feature, and it can be read. */
  boolean has(Aspect<?> aspect) {
    return names.contains(aspect.name());
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
