package dev.bureau.architecture.planted.seams.store;

/** Planted: the rule covers this module too. */
final class StoreGoesAround {
  long now() {
    return System.nanoTime();
  }
}
