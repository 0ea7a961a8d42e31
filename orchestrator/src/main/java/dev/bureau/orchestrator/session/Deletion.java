package dev.bureau.orchestrator.session;

import dev.bureau.core.query.Filter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;

/** When a session may be deleted (S3). */
final class Deletion {
  private static final Filter NOT_FINAL = Filter.notFinal();

  private Deletion() {}

  static void check(Session session, Store store) {
    if (!session.status().isFinal() && session.status() != Status.INITIALIZING) {
      throw new DeletionRefusedException(
          session.id(), "it is " + session.status(), "stop or complete it first, or use force");
    }
    if (session.links().transitionedFrom() != null || session.links().transitionedTo() != null) {
      throw new DeletionRefusedException(
          session.id(), "it is part of a chain", "delete the whole chain");
    }
    long children = store.sessions().count(Filter.supervisor(session.id()).and(NOT_FINAL));
    if (children > 0) {
      throw new DeletionRefusedException(
          session.id(), children + " sessions under it live", "stop them first");
    }
  }
}
