package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.time.Duration;

/** A step has failed and is to be tried again by its own rule (X62); the handling ends here. */
final class StepRetryException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Duration pause;

  StepRetryException(String step, Duration pause, Throwable cause) {
    super(
        Category.REFUSED,
        "Step '%s' failed and is tried again in %s: %s".formatted(step, pause, cause),
        cause);
    this.pause = pause;
  }

  /** How long to wait. */
  Duration pause() {
    return pause;
  }
}
