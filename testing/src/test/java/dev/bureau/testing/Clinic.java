package dev.bureau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Fold;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.doctor.Diagnosis;
import dev.bureau.store.memory.Memory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A session with some versions in a store that a test damages, and a doctor to look at it. */
abstract class Clinic {
  static final SessionId ONE = new SessionId("one");
  static final Actor SOMEBODY = Actor.user("kit");

  final ManualSeams seams = ManualSeams.seeded(1);
  DamagedStore store;
  Bureau bureau;

  @BeforeEach
  void giveASessionSomeVersions() {
    bureau =
        Bureau.open(
            BureauConfig.defaults(),
            (world, catalogue) -> {
              store = new DamagedStore(Memory.store().open(world, catalogue));
              return store;
            },
            new Agents(),
            seams);
    bureau
        .sessions()
        .create(SessionSpec.active("first").id(ONE).initialPrompt("Begin.").agent("worker"));
    bureau.sessions().start(ONE);
    bureau.sessions().update(ONE, SessionUpdate.metadata(Map.of("a", 1L)));
    bureau.sessions().update(ONE, SessionUpdate.metadata(Map.of("b", 2.5)));
    bureau.sessions().complete(ONE);
  }

  @AfterEach
  void close() {
    bureau.close();
  }

  Diagnosis examine() {
    return bureau.doctor().examine((sessions, all) -> {});
  }

  void assertFault(String expected) {
    assertThat(examine().faults())
        .anySatisfy(each -> assertThat(each).startsWith("Session 'one': ").contains(expected));
  }

  String fault() {
    List<String> faults = examine().faults();
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  void keepSnapshot(long version) {
    store.sessions().snapshot(snapshot(version));
  }

  Snapshot snapshot(long version) {
    Fold.State state = bureau.at(ONE, version);
    return new Snapshot(state.session(), state.aspects());
  }

  Instant at() {
    return seams.wall().instant();
  }

  static Event<?> status(Status from, Status to) {
    return new StatusChanged(from, to, Operation.START);
  }

  static UnaryOperator<List<Entry>> without(int place) {
    return entries -> {
      List<Entry> left = new ArrayList<>(entries);
      left.remove(place);
      return left;
    };
  }

  /** Another event as the first of that version. */
  static UnaryOperator<List<Entry>> replacing(long version, Event<?> event) {
    return DamagedStore.each(
        each ->
            each.version() != version || each.index() != 0
                ? each
                : new Entry(
                    each.session(),
                    version,
                    0,
                    each.at(),
                    each.commit(),
                    each.epoch(),
                    each.actor(),
                    event));
  }

  static Entry epoch(Entry entry, long epoch) {
    return new Entry(
        entry.session(),
        entry.version(),
        entry.index(),
        entry.at(),
        entry.commit(),
        epoch,
        entry.actor(),
        entry.event());
  }

  static UnaryOperator<Optional<StoredSession>> changing(UnaryOperator<Session> damage) {
    return stored ->
        stored.map(
            each -> new StoredSession(damage.apply(each.session()), each.epoch(), each.writable()));
  }

  static Session version(Session head, long version) {
    return changed(head, version, head.metadata(), head.times());
  }

  static Session times(Session head, Times times) {
    return changed(head, head.version(), head.metadata(), times);
  }

  static Session metadata(Session head, Map<String, Object> metadata) {
    return changed(head, head.version(), metadata, head.times());
  }

  static Session changed(Session head, long version, Map<String, Object> metadata, Times times) {
    return new Session(
        head.id(),
        version,
        head.status(),
        head.profile(),
        metadata,
        times,
        head.ending(),
        head.links(),
        head.agent(),
        head.work());
  }
}
