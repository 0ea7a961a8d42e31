package dev.bureau.architecture.planted.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;

/** Innocent: a module, and a provider nested in it. */
final class PlantedModule extends AbstractModule {
  static final class Nested implements Provider<String> {
    @Override
    public String get() {
      return "";
    }
  }
}
