package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Holder;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S10: how many sessions are live in one process, and who counts. */
class LiveSessionsTest {
  private static final BureauConfig TWO =
      Office.config()
          .withMaxSessions(2)
          .withIdleTime(Duration.ofMinutes(5))
          .withLease(Duration.ofMillis(30));

  private static final List<String> TOLD =
      List.of("nothing", "nothing", "nothing", "ask", "complete", "reject", "again");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau reader = office.open(seams.another());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void areNotStartedBeyondTheLimit() {
    Bureau bureau = full(Office.doesNothing());
    SessionId third = Office.created(bureau);

    assertThatThrownBy(() -> bureau.sessions().start(third))
        .isInstanceOfSatisfying(
            TooManySessionsException.class,
            refused -> {
              assertThat(refused.limit()).isEqualTo(2);
              assertThat(refused.session()).isEqualTo(third);
              assertThat(refused).hasMessageContaining("maxSessions");
            });
  }

  @Test
  void stayAsTheyAreWhenTheyAreNotStarted() {
    Bureau bureau = full(Office.doesNothing());
    SessionId third = Office.created(bureau);
    assertThatThrownBy(() -> bureau.sessions().start(third));

    assertThat(bureau.sessions().get(third).status()).isEqualTo(Status.INITIALIZING);
    assertThat(bureau.sessions().get(third).version()).isEqualTo(1);
  }

  @Test
  void mayBeStartedAgainWhenTheyAreLiveAlready() {
    Bureau bureau = open(Office.doesNothing());
    Office.started(bureau);
    SessionId second = Office.started(bureau);

    assertThatCode(() -> bureau.sessions().start(second)).doesNotThrowAnyException();
  }

  @Test
  void doNotCountAnyMoreWhenTheyHaveEnded() throws Exception {
    Bureau bureau = open(Office.doesNothing());
    SessionId first = Office.started(bureau);
    Office.started(bureau);
    bureau.sessions().complete(first);

    startAsSoonAsThereIsRoom(bureau, Office.created(bureau));
  }

  @Test
  void doNotCountAnyMoreWhenTheyRest() throws Exception {
    Bureau bureau = open(Office.doesNothing());
    List<SessionId> both = List.of(Office.started(bureau), Office.started(bureau));
    seams.advance(Duration.ofMinutes(6));
    for (SessionId each : both) {
      awaitRest(each);
    }

    startAsSoonAsThereIsRoom(bureau, Office.created(bureau));
  }

  @Test
  void doNotCountWhileTheyWaitForAnAnswer() throws Exception {
    Bureau bureau =
        open((message, context) -> context.ask("ann", Map.of("text", "?"), Duration.ofDays(1)));
    SessionId asking = Office.started(bureau);
    Office.started(bureau);
    bureau.send(asking, Office.letter());
    Office.await(reader, asking, WaitOpened.class);

    startAsSoonAsThereIsRoom(bureau, Office.created(bureau));
    assertThat(reader.sessions().get(asking).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void doNotCountWhenTheirAgentIsBoundElsewhere() {
    Bureau bureau = full(Office.doesNothing());
    SessionId elsewhere =
        bureau.sessions().create(SessionSpec.active("other").agent("another")).id();

    assertThat(bureau.sessions().start(elsewhere).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void doNotCountWhenTheyHaveNoAgent() {
    Bureau bureau = full(Office.doesNothing());
    SessionId box = bureau.sessions().create(SessionSpec.active("box")).id();

    assertThat(bureau.sessions().start(box).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void doNotCountWhenTheyWereStartedElsewhere() {
    Bureau bureau = open(Office.doesNothing());
    Office.started(reader);
    Office.started(bureau);

    assertThatCode(() -> Office.started(bureau)).doesNotThrowAnyException();
  }

  @Test
  void doNotCountWhenTheirStartIsRefused() {
    Bureau bureau = open(Office.doesNothing());
    SessionId broken = Office.created(bureau);
    bureau.sessions().fail(broken, 1, "broken");
    assertThatThrownBy(() -> bureau.sessions().start(broken))
        .isInstanceOf(IllegalStatusChangeException.class);
    Office.started(bureau);

    assertThatCode(() -> Office.started(bureau)).doesNotThrowAnyException();
  }

  @Test
  void restThoughTheyNeverHadMail() throws Exception {
    SessionId id = Office.started(open(Office.doesNothing()));
    seams.advance(Duration.ofMinutes(6));

    awaitRest(id);
  }

  @Test
  void holdNoLeaseBeforeTheyHaveWork() throws Exception {
    Office.started(open(Office.doesNothing()));
    office.store().awaitLooks();

    assertThat(reader.store().leases().holders()).isEmpty();
  }

  @Test
  void leaveTheirStatusToWhoHoldsTheLease() throws Exception {
    Bureau bureau = full(Office.doesNothing());
    SessionId third = Office.created(bureau);
    SessionId held = reader.sessions().query(Query.of(Filter.all())).sessions().get(0).id();
    Holder holder = new Holder("other", seams.another().processes().self());
    reader.store().leases().claim(held, holder, Duration.ofDays(1));
    seams.advance(Duration.ofMinutes(6));
    startAsSoonAsThereIsRoom(bureau, third);
    startAsSoonAsThereIsRoom(bureau, Office.created(bureau));

    assertThat(reader.sessions().get(held).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void restAtOnceWhenWorkArrivesForOthersTheLongestIdleFirst() throws Exception {
    Bureau bureau = open(Office.doesNothing());
    SessionId first = Office.started(bureau);
    SessionId second = Office.started(bureau);
    SessionId third = Office.started(reader);
    seams.advance(Duration.ofSeconds(1));
    Office.awaitHandled(reader, bureau.send(first, Office.letter()));

    Office.awaitHandled(reader, bureau.send(third, Office.letter()));

    assertThat(reader.sessions().get(second).status()).isEqualTo(Status.IDLE);
    assertThat(reader.sessions().get(first).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void stayAwakeWhenTheLastThatFitsStartsWithMail() throws Exception {
    for (int round = 0; round < 50; round++) {
      Bureau bureau = open(Office.doesNothing());
      SessionId first = Office.started(bureau);
      SessionId second = Office.created(bureau);
      MessageId sent = bureau.send(second, Office.letter());
      bureau.sessions().start(second);
      Office.awaitHandled(reader, sent);

      assertThat(reader.sessions().get(first).status()).isEqualTo(Status.ACTIVE);
      office.close(bureau);
    }
  }

  @Test
  void keepTheirRoomWhenTheyAreStartedWhileTheyGoToRest() throws Exception {
    CountDownLatch resting = new CountDownLatch(1);
    CountDownLatch mayLeave = new CountDownLatch(1);
    CountDownLatch otherAtWork = new CountDownLatch(1);
    AtomicLong waitingForRoom = new AtomicLong();
    Bureau bureau = open(TWO.withMaxSessions(1), (message, context) -> otherAtWork.countDown());
    SessionId tired = Office.started(bureau);
    SessionId other = Office.started(reader);
    office
        .store()
        .beforeNextRelease(
            tired,
            () -> {
              resting.countDown();
              Deadline.await(mayLeave);
              return true;
            });
    bureau.send(other, Office.letter()); // so the idle one rests, and is IDLE already
    Deadline.await(resting);
    office
        .store()
        .beforeNextCommit(
            () -> {
              mayLeave.countDown(); // its turn ends while its start is under way
              office.store().awaitLooks();
              waitingForRoom.set(otherAtWork.getCount());
              return true;
            });
    bureau.sessions().start(tired);

    assertThat(waitingForRoom).as("others without room while it starts").hasValue(1);
    Deadline.await(otherAtWork);
  }

  @Test
  void doNotCountWhenTheyHaveEndedAtOnce() throws Exception {
    for (int round = 0; round < 50; round++) {
      Bureau bureau = open(TWO.withMaxSessions(1), (message, context) -> context.complete("done"));
      SessionId brief = Office.created(bureau);
      MessageId sent = bureau.send(brief, Office.letter());
      bureau.sessions().start(brief);
      Office.awaitHandled(reader, sent);

      startAsSoonAsThereIsRoom(bureau, Office.created(bureau));
      office.close(bureau);
    }
  }

  @Test
  void areNotDisturbedAtWorkByWorkForOthers() throws Exception {
    CountDownLatch atWork = new CountDownLatch(2);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Bureau bureau =
        open(
            (message, context) -> {
              atWork.countDown();
              Deadline.await(mayEnd);
            });
    bureau.send(Office.started(bureau), Office.letter());
    bureau.send(Office.started(bureau), Office.letter());
    Deadline.await(atWork);
    SessionId third = Office.started(reader);

    MessageId waits = bureau.send(third, Office.letter());
    office.store().awaitLooks();
    assertThat(Office.events(reader, third)).doesNotHaveAnyElementsOfTypes(MessageHandled.class);

    mayEnd.countDown();
    Office.awaitHandled(reader, waits);
  }

  @Test
  void handleAllMailThoughThereIsRoomForOneOnly() throws Exception {
    Bureau bureau = open(TWO.withMaxSessions(1), Office.doesNothing());
    List<SessionId> sessions = Stream.generate(() -> Office.started(reader)).limit(20).toList();
    List<MessageId> sent =
        IntStream.range(0, 100)
            .mapToObj(i -> bureau.send(sessions.get(i % 20), Office.letter()))
            .toList();

    for (MessageId each : sent) {
      Office.awaitHandled(reader, each);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areCountedRightWhateverBecomesOfThem(long seed) throws Exception {
    Random random = new Random(seed);
    Bureau bureau = open(TWO.withMaxSessions(3), LiveSessionsTest::asTold);
    List<SessionId> sessions =
        new ArrayList<>(Stream.generate(() -> Office.started(reader)).limit(15).toList());
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      SessionId any = sessions.get(random.nextInt(sessions.size()));
      try {
        switch (random.nextInt(20)) {
          case 0 -> bureau.sessions().stop(any, "enough");
          case 1 -> sessions.add(Office.started(reader));
          case 2 -> {
            sessions.add(Office.created(bureau));
            bureau.sessions().start(sessions.get(sessions.size() - 1));
          }
          case 3 -> seams.advance(Duration.ofMinutes(2));
          default -> bureau.send(any, Office.letter(TOLD.get(random.nextInt(TOLD.size()))));
        }
      } catch (TooManySessionsException | SessionEndedException e) {
        refused++;
      }
    }
    assertThat(refused).as("as it must be now and then").isPositive();
    for (SessionId each : sessions) {
      bureau.sessions().stop(each, "over");
    }

    for (int i = 0; i < 3; i++) {
      startAsSoonAsThereIsRoom(bureau, Office.created(bureau));
    }
    SessionId fourth = Office.created(bureau);
    assertThatThrownBy(() -> bureau.sessions().start(fourth))
        .isInstanceOf(TooManySessionsException.class);
  }

  private static void asTold(Message message, Context context) throws Exception {
    switch (message.content().getOrDefault("text", "").toString()) {
      case "ask" -> context.ask("ann", Map.of("text", "?"), Duration.ofHours(1));
      case "complete" -> context.complete("done");
      case "reject" -> throw MessageRejectedException.forGood("no");
      case "again" -> context.send(context.session().id(), Office.letter("nothing"));
      default -> {}
    }
  }

  private Bureau open(Agent agent) {
    return open(TWO, agent);
  }

  private Bureau open(BureauConfig config, Agent agent) {
    return office.open(config, seams, agent);
  }

  private Bureau full(Agent agent) {
    Bureau bureau = open(agent);
    Office.started(bureau);
    Office.started(bureau);
    return bureau;
  }

  private void awaitRest(SessionId id) throws Exception {
    Office.await(
        reader,
        entry ->
            entry.session().equals(id)
                && entry.event() instanceof StatusChanged changed
                && changed.to() == Status.IDLE);
  }

  /** The runtime notices a little later than the commit that there is room again. */
  private void startAsSoonAsThereIsRoom(Bureau bureau, SessionId id) throws Exception {
    for (int look = 0; look < 1_000; look++) {
      try {
        bureau.sessions().start(id);
        return;
      } catch (TooManySessionsException e) {
        office.store().awaitLooks();
      }
    }
    throw new AssertionError("there was never room for " + id);
  }
}
