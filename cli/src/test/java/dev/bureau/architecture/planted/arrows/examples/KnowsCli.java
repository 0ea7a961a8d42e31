package dev.bureau.architecture.planted.arrows.examples;

import dev.bureau.architecture.planted.arrows.cli.KnowsTesting;

/** Planted: an example knows the command line. */
public final class KnowsCli {
  KnowsTesting target;
}
