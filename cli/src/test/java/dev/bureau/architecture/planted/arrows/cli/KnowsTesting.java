package dev.bureau.architecture.planted.arrows.cli;

import dev.bureau.architecture.planted.arrows.testing.KnowsExamples;

/** Planted: the command line knows the harness. */
public final class KnowsTesting {
  KnowsExamples target;
}
