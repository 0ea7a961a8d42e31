package dev.bureau.testing.schedule;

import org.jspecify.annotations.Nullable;

/** Somebody interrupted the thread that waited for a run to end, as a timeout of a test does. */
public final class Interrupted extends AssertionError {
  private static final long serialVersionUID = 1L;

  Interrupted(@Nullable Task running) {
    super(
        "The test was interrupted, by a timeout perhaps, before its world came to an end"
            + (running == null ? "" : "; just then it was the turn of " + running));
  }
}
