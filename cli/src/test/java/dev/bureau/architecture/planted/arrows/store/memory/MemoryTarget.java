package dev.bureau.architecture.planted.arrows.store.memory;

/** Known by planted classes. */
public final class MemoryTarget {}
