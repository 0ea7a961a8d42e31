package dev.bureau.architecture.planted.guice;

import com.google.inject.Inject;

/** Planted: a Guice annotation counts too. */
final class Annotated {
  @Inject String field;
}
