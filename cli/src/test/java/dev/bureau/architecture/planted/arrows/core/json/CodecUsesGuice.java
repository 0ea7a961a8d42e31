package dev.bureau.architecture.planted.arrows.core.json;

import com.google.inject.Injector;
import tools.jackson.databind.JsonNode;

/** Planted: Jackson may be here, Guice may not. */
final class CodecUsesGuice {
  JsonNode node;
  Injector injector;
}
