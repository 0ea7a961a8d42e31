package dev.bureau.architecture.planted.guice;

import com.google.inject.Injector;

/** Planted: Guice outside a module, in the open and nested. */
final class Wiring {
  Injector injector;

  static final class Nested {
    Injector injector;
  }
}
