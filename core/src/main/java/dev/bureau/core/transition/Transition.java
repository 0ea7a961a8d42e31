package dev.bureau.core.transition;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session passes to the next of its chain. While it does, its agent begins nothing.
 * Immutable.
 *
 * @param passage to whom and why; null if it does not
 * @param finished whether the next one has taken over
 * @param listed the sessions that are about to pass, so that they are found if nobody sees them
 *     through; known to the session {@code bureau} only
 */
public record Transition(
    @Nullable Passage passage, boolean finished, SortedMap<SessionId, Waiting> listed) {
  /** As an aspect of the session that passes. */
  public static final Aspect<Transition> ASPECT =
      new Aspect<>(
          "transition",
          1,
          new Transition(null, false, Collections.emptySortedMap()),
          Form.of(Transition.class));

  public Transition {
    listed = Collections.unmodifiableSortedMap(new TreeMap<>(listed));
  }

  Transition passing(@Nullable Passage present, boolean isFinished) {
    return new Transition(present, isFinished, listed);
  }

  Transition listed(SessionId session, @Nullable Waiting waiting) {
    SortedMap<SessionId, Waiting> all = new TreeMap<>(listed);
    if (waiting == null) {
      all.remove(session);
    } else {
      all.put(session, waiting);
    }
    return new Transition(passage, finished, all);
  }

  /** Whether it is intended, and nobody has seen it through. */
  public boolean isUnderWay() {
    return passage != null && !finished;
  }

  /** What is under way. */
  public Optional<Passage> underWay() {
    return isUnderWay() ? Optional.ofNullable(passage) : Optional.empty();
  }
}
