package dev.bureau.transitions.process;

import dev.bureau.core.seam.CpuPriority;
import dev.bureau.core.session.Constraints;
import java.util.Locale;
import java.util.Optional;

/** Priorities as constraints name them. */
final class Priorities {
  private Priorities() {}

  /** Which is asked for, if one is. */
  static Optional<CpuPriority> of(Constraints constraints) {
    return constraints
        .cpuPriority()
        .map(each -> CpuPriority.valueOf(each.toUpperCase(Locale.ROOT)));
  }
}
