package dev.bureau.architecture.planted.arrows.orchestrator;

import dev.bureau.architecture.planted.arrows.store.sql.SqlTarget;

/** Planted: the orchestrator knows one store too many. */
public final class KnowsSqlToo {
  SqlTarget target;
}
