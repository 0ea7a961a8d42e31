package dev.bureau.architecture.planted.arrows.core.beta;

import dev.bureau.architecture.planted.arrows.core.alpha.Alpha;

/** Planted: the other half. */
public final class Beta {
  Alpha alpha;
}
