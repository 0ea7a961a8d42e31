package dev.bureau.architecture.planted.arrows.store.sql;

import dev.bureau.architecture.planted.arrows.store.memory.MemoryTarget;

/** Planted: a store knows its sibling. */
public final class KnowsMemory {
  MemoryTarget target;
}
