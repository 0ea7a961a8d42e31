package dev.bureau.orchestrator.affinity;

import dev.bureau.core.access.Children;
import dev.bureau.core.access.Reserved;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Bindings;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.query.Filter;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Store;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks at what the store has of bindings and their members now. Thread-safe. */
final class Lookout {
  private static final int MOST = 1_000;

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Reserved reserved;

  Lookout(Door door, Store store, Seams seams) {
    this.door = door;
    this.store = store;
    this.seams = seams;
    this.reserved = new Reserved(door, Caller.of(Actor.user("local"))); // only reads
  }

  /**
   * The binding of a director, as it is kept.
   *
   * @param director its chain
   */
  Optional<Binding> binding(SessionId director) {
    return reserved.get(Bindings.ASPECT).find(director);
  }

  /** Who gets work by a binding now. */
  List<SessionId> members(Binding binding) {
    if (!binding.isOfSupervised()) {
      return binding.members();
    }
    Filter departments = Filter.type(SessionType.DEPARTMENT).and(Filter.notFinal());
    return new Children(store.sessions())
        .of(binding.director(), departments)
        .limit(MOST)
        .map(each -> each.links().chain())
        .toList();
  }

  /**
   * The chain of a session, which never changes: as this process saw it last. One that is not there
   * stands for itself.
   */
  SessionId chain(SessionId session) {
    try {
      return door.remembered(session).session().links().chain();
    } catch (NoSuchSessionException e) { // a director may be gone, and its binding kept
      return session;
    }
  }

  /** A member and its condition. */
  Member member(SessionId id) {
    Optional<Loaded> end = door.loadEnd(id);
    if (end.isEmpty()) {
      return new Member(id, id, Collections.emptySortedSet(), "it is not there");
    }
    Session session = end.get().session();
    Member fit = new Member(id, session.id(), session.profile().capabilities(), null);
    try {
      String trouble = Fitness.trouble(end.get(), seams.wall().instant());
      return trouble == null ? fit : fit.without(trouble);
    } catch (Aspects.OpaqueAspectException e) {
      return fit.without(String.valueOf(e.getMessage())); // it might say that it is not fit
    }
  }

  /** How many messages wait for a member. */
  long waiting(SessionId chain) {
    return store.mailboxes().counts(chain).waiting();
  }
}
