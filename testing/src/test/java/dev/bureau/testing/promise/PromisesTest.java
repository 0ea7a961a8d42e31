package dev.bureau.testing.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Posting;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the simulation holds every commit against: each promise sees when it is broken. */
class PromisesTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final Instant NOW = ManualClock.START;

  private final Session session = created();
  private int commits;

  private static Session created() {
    try (Bureau bureau = Bureau.open(Memory.store())) {
      return bureau.sessions().create(SessionSpec.active("clerk").id(CLERK));
    }
  }

  private Commit commit(long version, long epoch, Session head, Event<?>... events) {
    return new Commit(
        version - 1,
        epoch,
        new Moment(NOW, new CommitId(1, ++commits), Actor.user("test")),
        Change.of(List.of(events)),
        head,
        List.of());
  }

  private static Message message(String id) {
    return Message.of(
        new MessageId(id), Actor.user("test"), CLERK, NOW, Letter.of("COMMAND", Map.of()));
  }

  @Test
  void aVersionIsMissing() {
    Versions promise = new Versions();
    promise.committed(commit(1, 0, session), 1);

    assertThatThrownBy(() -> promise.committed(commit(3, 0, session), 3))
        .hasMessageContaining("P2")
        .hasMessageContaining("clerk");
  }

  @Test
  void aVersionIsMadeTwice() {
    Versions promise = new Versions();
    promise.committed(commit(1, 0, session), 1);

    assertThatThrownBy(() -> promise.committed(commit(1, 0, session), 1))
        .hasMessageContaining("P2");
  }

  @Test
  void anOwnerOfThePastCommits() {
    Epochs promise = new Epochs();
    promise.granted(lease("node-1", 1));
    promise.granted(lease("node-2", 2));

    assertThatThrownBy(() -> promise.committed(commit(1, 1, session), 1))
        .hasMessageContaining("P3");
  }

  @Test
  void twoOwnASessionAtOneEpoch() {
    Epochs promise = new Epochs();
    promise.granted(lease("node-1", 1));

    assertThatThrownBy(() -> promise.granted(lease("node-2", 1))).hasMessageContaining("P3");
  }

  private static Lease lease(String node, long epoch) {
    Holder holder = new Holder(node, new ProcessStamp("boot", "space", 1, 1));
    return new Lease(CLERK, NOW, holder, epoch, NOW);
  }

  @Test
  void aMessageIsHandledTwice() {
    Deliveries promise = new Deliveries();
    promise.put(List.of(new Posting(CLERK, message("once"))));
    promise.committed(commit(2, 0, session, new MessageHandled(message("once"))), 2);

    assertThatThrownBy(
            () -> promise.committed(commit(3, 0, session, new MessageHandled(message("once"))), 3))
        .hasMessageContaining("P4")
        .hasMessageContaining("once");
  }

  @Test
  void aMessageIsHandedOutAfterItsHandling() {
    Deliveries promise = new Deliveries();
    promise.put(List.of(new Posting(CLERK, message("once"))));
    promise.committed(commit(2, 0, session, new MessageHandled(message("once"))), 2);

    assertThatThrownBy(
            () -> promise.handedOut(CLERK, List.of(new Delivery(message("once"), 0, NOW, null))))
        .hasMessageContaining("P4");
  }

  @Test
  void oneSendersMessagesAreHandledOutOfOrder() {
    Deliveries promise = new Deliveries();
    promise.put(List.of(new Posting(CLERK, message("first"))));
    promise.put(List.of(new Posting(CLERK, message("second"))));

    assertThatThrownBy(
            () ->
                promise.committed(commit(2, 0, session, new MessageHandled(message("second"))), 2))
        .hasMessageContaining("P4")
        .hasMessageContaining("first");
  }

  @Test
  void nobodyOwesWhatCameBeforeTheSession() {
    Deliveries promise = new Deliveries();
    promise.put(List.of(new Posting(CLERK, message("late"))));

    promise.committed(commit(1, 0, session), 1);

    assertThat(promise.waiting()).isEmpty();
  }

  @Test
  void orderIsNotPromisedOfWhatHasFailed() {
    Deliveries promise = new Deliveries();
    promise.put(List.of(new Posting(CLERK, message("first"))));
    promise.put(List.of(new Posting(CLERK, message("second"))));
    promise.failed(CLERK, new MessageId("first"), Failure.retry("it stumbled", NOW));

    assertThatCode(
            () ->
                promise.committed(commit(2, 0, session, new MessageHandled(message("second"))), 2))
        .doesNotThrowAnyException();
  }

  @Test
  void aFinalStatusIsLeft() {
    Edges promise = new Edges();
    StatusChanged started = new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START);
    StatusChanged ended = new StatusChanged(Status.ACTIVE, Status.COMPLETED, Operation.COMPLETE);
    promise.committed(commit(1, 0, ended.applyTo(session, NOW), started, ended), 1);

    StatusChanged back = new StatusChanged(Status.COMPLETED, Status.ACTIVE, Operation.RESUME);

    assertThatThrownBy(() -> promise.committed(commit(2, 0, back.applyTo(session, NOW), back), 2))
        .hasMessageContaining("P9")
        .hasMessageContaining("COMPLETED -> ACTIVE");
  }

  @Test
  void aHeadDoesNotFollowFromItsJournal() {
    Edges promise = new Edges();
    StatusChanged failed = new StatusChanged(Status.INITIALIZING, Status.ERROR, Operation.FAIL);

    assertThatThrownBy(() -> promise.committed(commit(1, 0, failed.applyTo(session, NOW)), 1))
        .hasMessageContaining("P9");
  }

  @Test
  void twoOfAChainLive() {
    LiveEnds promise = new LiveEnds();
    promise.committed(commit(1, 0, session), 1);
    Session next = inChainOfClerk(new SessionId("clerk-2"));

    assertThatThrownBy(() -> promise.committed(commit(1, 0, next), 1))
        .hasMessageContaining("P8")
        .hasMessageContaining("clerk-2");
  }

  private Session inChainOfClerk(SessionId id) {
    return new Session(
        id,
        1,
        session.status(),
        session.profile(),
        session.metadata(),
        session.times(),
        session.ending(),
        new Links(null, null, CLERK, null, CLERK, null),
        session.agent(),
        session.work());
  }
}
