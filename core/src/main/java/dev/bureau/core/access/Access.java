package dev.bureau.core.access;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;

/**
 * What a service reaches, and in whose name it acts.
 *
 * @param door through which everything changes
 * @param store where everything is found
 * @param seams the world around
 * @param actor in whose name
 */
public record Access(Door door, Store store, Seams seams, Actor actor) {
  /** Who asks: the actor, without a lease. */
  public Caller caller() {
    return Caller.of(actor);
  }
}
