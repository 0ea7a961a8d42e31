package dev.bureau.core.host;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import dev.bureau.core.seam.ProcessStamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after the agent of a session. Immutable.
 *
 * @param lodging where the agent lives, or has lived; null if it never had a host
 * @param seen when its keeper gave the last sign of life
 */
public record Hosting(@Nullable Lodging lodging, @Nullable Instant seen) {
  /** As an aspect of the session. */
  public static final Aspect<Hosting> ASPECT =
      new Aspect<>("host", 1, new Hosting(null, null), Form.of(Hosting.class));

  /** The process that the agent is; empty if it is none of its own. */
  public Optional<ProcessStamp> agent() {
    return Optional.ofNullable(lodging).map(Lodging::agent);
  }
}
