package dev.bureau.architecture.planted.seams.transitions;

/** Planted: the rule covers this module too. */
final class TransitionsGoesAround {
  long now() {
    return System.nanoTime();
  }
}
