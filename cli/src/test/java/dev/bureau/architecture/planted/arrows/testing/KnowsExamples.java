package dev.bureau.architecture.planted.arrows.testing;

import dev.bureau.architecture.planted.arrows.examples.KnowsCli;

/** Planted: the harness knows the examples. */
public final class KnowsExamples {
  KnowsCli target;
}
