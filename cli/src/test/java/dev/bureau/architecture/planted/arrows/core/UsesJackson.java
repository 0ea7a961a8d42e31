package dev.bureau.architecture.planted.arrows.core;

import tools.jackson.databind.JsonNode;

/** Planted: JSON outside its package. */
final class UsesJackson {
  JsonNode[] nodes;
}
