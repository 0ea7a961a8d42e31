package dev.bureau.core.door;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.FaultyStore;
import dev.bureau.testing.ManualSeams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Two doors, as of two processes, to the same sessions; the store of the first can be broken. */
final class Doors {
  static final Caller PERSON = Caller.of(Actor.user("kit"));

  /** Nothing speaks against a removal. */
  static final Consumer<Session> FREE = session -> {};

  final ManualSeams seams = ManualSeams.seeded(1);
  final Store store;
  final FaultyStore faulty;
  final Door door;
  final Door rival;

  Doors() {
    StoreFactory memory = Memory.store();
    store = memory.open(seams, CoreEvents.CATALOGUE);
    faulty = FaultyStore.over(memory.open(seams, CoreEvents.CATALOGUE));
    door = new Door(faulty, new Fold(CoreEvents.CATALOGUE), seams);
    rival = new Door(store, new Fold(CoreEvents.CATALOGUE), seams);
  }

  /** A new session, created through the first door. */
  SessionId created(String id) {
    return created(id, SessionSpec.active("plain"));
  }

  SessionId created(String id, SessionSpec spec) {
    SessionId session = new SessionId(id);
    door.create(session, PERSON, creating(spec));
    return session;
  }

  static Decision creating(SessionSpec spec) {
    return (session, aspects, moment) ->
        Change.of(
            new SessionCreated(
                spec.profile(),
                spec.metadata(),
                Links.first(session.id(), null),
                null,
                spec.digest()));
  }

  static Decision setting(String key, Object value) {
    return (session, aspects, moment) ->
        Change.of(SessionRules.update(session, SessionUpdate.metadata(Map.of(key, value))));
  }

  /** Counts in the metadata: a lost update shows. */
  static Decision counting() {
    return (session, aspects, moment) ->
        setting("count", (Long) session.metadata().getOrDefault("count", 0L) + 1)
            .decide(session, aspects, moment);
  }

  static Decision operating(Operation operation) {
    return (session, aspects, moment) -> Change.of(SessionRules.operate(session, operation, null));
  }

  /** Starts a cell: what is no part of the head shows. */
  static Decision starting(int number) {
    return (session, aspects, moment) ->
        Change.of(
            new CellStarted(
                new Step(
                    new CellId("cell_%08x".formatted(number)),
                    new CellKey(new MessageId("m"), "step", number),
                    "tool",
                    SideEffect.EFFECT,
                    "0".repeat(64),
                    moment.now())));
  }

  /** The same decision, remembering on which heads it was asked. */
  static Decision watched(List<Session> seen, Decision decision) {
    return (session, aspects, moment) -> {
      seen.add(session);
      return decision.decide(session, aspects, moment);
    };
  }

  Session head(SessionId id) {
    return store.sessions().head(id).orElseThrow().session();
  }

  List<Entry> journal(SessionId id) {
    return new ArrayList<>(store.sessions().journal(id, 1, 100_000));
  }
}
