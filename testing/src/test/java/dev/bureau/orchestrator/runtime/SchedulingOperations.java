package dev.bureau.orchestrator.runtime;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.affinity.Desks;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.budget.Treasury;
import dev.bureau.orchestrator.configuration.RoomsConfig;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.progress.Progress;
import dev.bureau.orchestrator.routing.RoutingConfig;
import dev.bureau.orchestrator.usage.Bookkeeper;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.interleaving.OrderlySeams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * Three sessions and room for two of them, in a runtime that never looks for mail by itself: who
 * sends wakes. Mail comes from some threads, and others do the runtime's tasks.
 */
public class SchedulingOperations {
  private static final Caller PERSON = Caller.of(Actor.user("kit"));
  private static final RuntimeConfig ROOM_FOR_TWO =
      new RuntimeConfig(
          2,
          Duration.ofHours(1),
          0,
          Duration.ofHours(1),
          1_000,
          Duration.ofHours(1),
          Duration.ofHours(1));

  private final List<SessionId> sessions = Stream.of("a", "b", "c").map(SessionId::new).toList();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger handled = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicIntegerArray atWork = new AtomicIntegerArray(sessions.size());
  private final OrderlySeams seams;
  private final Store store;
  private final Door door;
  private final SessionRuntime runtime;

  public SchedulingOperations() {
    this(OrderlySeams.locking());
  }

  SchedulingOperations(OrderlySeams seams) {
    this.seams = seams;
    store = Memory.store().open(seams, CoreEvents.CATALOGUE);
    Fold fold = new Fold(CoreEvents.CATALOGUE);
    door = new Door(store, fold, seams);
    Agents agents = new Agents().bind("counter", () -> (message, context) -> handle(message));
    runtime =
        new SessionRuntime(
            new Services(
                new Access(door, store, seams, Actor.node("node")),
                fold,
                agents,
                new Progress(seams),
                new Desks(door, store, seams, RoomsConfig.defaults(), member -> {}),
                new Bookkeeper(door, store.sessions(), session -> {}),
                new Treasury(door, seams),
                RoutingConfig.defaults(),
                ContextConfig.defaults()),
            ROOM_FOR_TWO,
            "node");
    runtime.start();
    sessions.forEach(this::create);
  }

  private void create(SessionId id) {
    SessionSpec spec = SessionSpec.active("plain");
    door.create(
        id,
        PERSON,
        (absent, aspects, moment) ->
            Change.of(
                new SessionCreated(
                    spec.profile(),
                    Map.of(),
                    Links.first(id, null),
                    AgentRef.named("counter"),
                    null)));
    door.change(
        id,
        PERSON,
        (session, aspects, moment) ->
            Change.of(SessionRules.operate(session, Operation.START, null)));
  }

  private void handle(Message message) {
    int session = sessions.indexOf(message.receiver());
    overlaps.addAndGet(atWork.getAndIncrement(session));
    handled.incrementAndGet();
    atWork.decrementAndGet(session);
  }

  @org.jetbrains.lincheck.datastructures.Operation
  public void send(@Param(gen = IntGen.class, conf = "0:2") int receiver) {
    SessionId id = sessions.get(receiver);
    MessageId key = new MessageId("m-" + sent.incrementAndGet());
    Message message =
        Message.of(key, PERSON.actor(), id, Instant.EPOCH, Letter.of("test", Map.of()));
    store.mailboxes().put(List.of(Posting.of(id, Send.now(message))), 1_000);
    runtime.wake(id);
  }

  @org.jetbrains.lincheck.datastructures.Operation
  public void work() {
    seams.tasks().runOne();
  }

  @Validate
  public void nothingIsLost() {
    boolean more = true;
    while (more) {
      more = seams.tasks().runOne();
    }
    if (handled.get() != sent.get() || overlaps.get() > 0) {
      throw new IllegalStateException(
          handled + " of " + sent + " handled, " + overlaps + " at the same time in one session");
    }
  }

  /** The same with locks that let everybody in. */
  public static final class Unlocked extends SchedulingOperations {
    public Unlocked() {
      super(OrderlySeams.unlocked());
    }
  }
}
