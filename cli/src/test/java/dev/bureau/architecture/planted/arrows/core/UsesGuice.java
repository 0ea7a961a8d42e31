package dev.bureau.architecture.planted.arrows.core;

import com.google.inject.Injector;

/** Planted: wiring in core. */
final class UsesGuice {
  Injector injector;
}
