package dev.bureau.architecture.planted.arrows.core.alpha;

import dev.bureau.architecture.planted.arrows.core.beta.Beta;

/** Planted: half of a circle. */
public final class Alpha {
  Beta beta;
}
