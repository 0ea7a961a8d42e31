package dev.bureau.core.trace;

/**
 * Told of each piece of work of a process as it begins (X66). Called on the thread that does the
 * work, before it, so it must be quick and must not throw. Pieces of one thread end in the reverse
 * order of their beginning. Thread-safe.
 */
@FunctionalInterface
public interface Tracer {
  /** Nobody wants to know; who does work asks for this one first, and then makes no activity. */
  Tracer NONE = activity -> Span.NONE;

  /**
   * A piece of work begins.
   *
   * @return told how it goes on
   */
  Span begin(Activity activity);

  /** Tells both; the second one's spans are within those of the first. */
  default Tracer and(Tracer other) {
    if (this == NONE || other == NONE) {
      return this == NONE ? other : this;
    }
    return activity -> begin(activity).and(other.begin(activity));
  }
}
