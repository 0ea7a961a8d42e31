package dev.bureau.architecture.planted.arrows.store.memory;

import dev.bureau.architecture.planted.arrows.store.sql.SqlTarget;

/** Planted: a store knows its sibling. */
public final class KnowsSql {
  SqlTarget target;
}
