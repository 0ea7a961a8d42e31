package dev.bureau.architecture.planted.seams.core.seam;

/** Innocent: the one package that may. */
public final class IsASeam {
  long now() {
    return System.nanoTime();
  }
}
