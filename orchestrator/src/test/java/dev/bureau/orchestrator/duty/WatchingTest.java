package dev.bureau.orchestrator.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.Metric;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S1: an observer is told of those it watches, and can change nothing of theirs. */
class WatchingTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final BlockingQueue<Message> seen = new LinkedBlockingQueue<>();
  private final Agent eye = (message, context) -> seen.add(message);
  private final Bureau bureau = office.open(Office.config(), seams, eye);

  @AfterEach
  void close() {
    office.close();
  }

  private SessionId observer(String... targets) {
    SessionId observer =
        bureau
            .sessions()
            .create(SessionSpec.observer("eye").agent(Office.AGENT).watch(Watch.of(targets)))
            .id();
    bureau.sessions().start(observer);
    seams.runRepeating("observers");
    return observer;
  }

  private SessionId session(String name) {
    return bureau.sessions().create(SessionSpec.department(name)).id();
  }

  @Test
  void isToldWhatHappensToThoseItNames() throws Exception {
    observer("department-*");
    SessionId watched = session("department-1");

    bureau.sessions().start(watched);

    assertThat(Deadline.take(seen).content())
        .containsEntry("session", watched.value())
        .containsEntry("event", "session.created");
    assertThat(Deadline.take(seen).content())
        .containsEntry("event", "session.status-changed")
        .containsEntry("version", 2L);
  }

  /** The process in which it works may begin, or come to look, long after its start. */
  @Test
  void isToldWhatHappenedBeforeAnybodyLooked() throws Exception {
    try (Office early = new Office()) {
      Bureau nobodyWorks = early.open(seams.another());
      Watch watch = Watch.of("department-*");
      SessionSpec spec = SessionSpec.observer("eye").agent(Office.AGENT).watch(watch);
      SessionId observer = nobodyWorks.sessions().create(spec).id();
      nobodyWorks.sessions().start(observer);
      SessionId watched =
          nobodyWorks.sessions().create(SessionSpec.department("department-1")).id();

      early.open(Office.config(), seams.another(), eye);

      assertThat(Deadline.take(seen).content()).containsEntry("session", watched.value());
    }
  }

  @Test
  void isToldNothingOfOthers() throws Exception {
    observer("department-*");
    bureau.sessions().start(session("director"));

    SessionId watched = session("department-1");

    assertThat(Deadline.take(seen).content()).containsEntry("session", watched.value());
  }

  @Test
  void watchesById() throws Exception {
    SessionId watched = session("any");
    seams.advance(Duration.ofSeconds(1));
    observer(watched.value());

    bureau.sessions().start(watched);

    assertThat(Deadline.take(seen).content()).containsEntry("version", 2L);
  }

  @Test
  void isToldOnceHoweverManyProcessesSeeIt() throws Exception {
    ManualSeams others = seams.another();
    office.open(Office.config(), others, eye);
    SessionId observer = observer("department-*");
    others.runRepeating("observers");

    SessionId watched = session("department-1");
    bureau.sessions().start(watched);

    assertThat(Deadline.take(seen).content()).containsEntry("version", 1L);
    assertThat(Deadline.take(seen).content()).containsEntry("version", 2L);
    bureau.send(observer, Office.letter("the end"));
    assertThat(Deadline.take(seen).content()).containsEntry("text", "the end");
  }

  @Test
  void isToldLaterHoweverLongItsMailboxIsFull() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Agent slow =
        (message, context) -> {
          seen.add(message);
          gate.await();
        };
    ManualSeams here = seams.turnedByHand();
    BureauConfig tight = Office.config().withMailboxCapacity(1).withLease(Duration.ofHours(1));
    office.open(tight, here, agents -> agents.bind("slow", () -> slow));
    Watch watch = Watch.of("department-*");
    SessionId observer =
        bureau.sessions().create(SessionSpec.observer("eye").agent("slow").watch(watch)).id();
    bureau.sessions().start(observer);
    here.runRepeating("observers");
    bureau.sessions().start(session("department-1"));

    for (int turn = 0; turn < 20; turn++) {
      here.runRepeating("listener");
      seams.advance(Duration.ofSeconds(1));
    }
    gate.countDown();
    Message first = Deadline.take(seen);
    Office.awaitHandled(bureau, first.id());
    here.runRepeating("listener");

    assertThat(first.content()).containsEntry("version", 1L);
    assertThat(Deadline.take(seen).content()).containsEntry("version", 2L);
  }

  @Test
  void watchesNoObservers() throws Exception {
    observer("*");
    SessionId other = observer("nobody");
    bureau.sessions().update(other, SessionUpdate.metadata(Map.of("a", 1)));

    SessionId watched = session("any");

    assertThat(Deadline.take(seen).content()).containsEntry("session", watched.value());
  }

  @Test
  void watchesOthersFromNowOnIfItIsToldTo() throws Exception {
    SessionId observer = observer("department-*");
    bureau.duties().assign(observer, Duty.NONE.with(Watch.of("director")));
    seams.runRepeating("observers");
    session("department-1");

    SessionId watched = session("director");

    assertThat(Deadline.take(seen).content()).containsEntry("session", watched.value());
  }

  @Test
  void isToldTheFiguresThatItWants() throws Exception {
    SessionId watched = bureau.sessions().create(SessionSpec.department("busy").agent("w")).id();
    ManualSeams here = seams.another();
    office.open(
        Office.config(),
        here,
        agents -> agents.bind("w", () -> (m, c) -> {}).bind(Office.AGENT, () -> eye));
    Watch watch = Watch.of("busy").metrics(Metric.THROUGHPUT);
    SessionId observer =
        bureau.sessions().create(SessionSpec.observer("eye").agent(Office.AGENT).watch(watch)).id();
    bureau.sessions().start(watched);
    bureau.sessions().start(observer);
    Office.awaitHandled(bureau, bureau.send(watched, Office.letter()));

    here.runRepeating("observers");
    here.runRepeating("figures");

    Message news = Deadline.take(seen);
    while (!news.type().equals(MessageType.DATA_UPDATE)) {
      news = Deadline.take(seen);
    }
    assertThat(news.content().toString()).contains(watched.value(), "processed=1");
  }

  /** S1: refused at the door, by its actor, from a handler as from the API. */
  @Test
  void changesNothingOfThoseItWatchesFromAHandler() throws Exception {
    BlockingQueue<Exception> refusals = new LinkedBlockingQueue<>();
    CompletableFuture<Bureau> opened = new CompletableFuture<>();
    Agent meddler =
        (message, context) -> {
          Bureau here = Deadline.get(opened).as(context.session().id());
          if (message.type().equals(MessageType.STATUS_UPDATE)) {
            return;
          }
          try {
            here.sessions()
                .stop(new SessionId(String.valueOf(message.content().get("session"))), "enough");
          } catch (ObserverChangeException e) {
            refusals.add(e);
          }
        };
    Bureau meddling =
        office.open(Office.config(), seams.another(), agents -> agents.bind("m", () -> meddler));
    opened.complete(meddling);
    Session observer =
        meddling
            .sessions()
            .create(SessionSpec.observer("eye").agent("m").watch(Watch.of("department-1")));
    meddling.sessions().start(observer.id());
    Session watched = bureau.sessions().get(session("department-1"));

    meddling.send(observer.id(), Letter.of("SEEN", Map.of("session", watched.id().value())));

    assertThat(Deadline.take(refusals)).hasMessageContaining(observer.id().value());
    assertThat(bureau.sessions().get(watched.id())).isEqualTo(watched);
  }

  private SessionId passed(Bureau here, SessionId session) throws InterruptedException {
    return here.transitions().transition(session, TransitionSpec.of(Cause.CLEAR)).to().id();
  }

  @Test
  void isToldFiguresOfALaterLife() throws Exception {
    ManualSeams here = seams.another();
    Bureau working =
        office.open(
            Office.config(),
            here,
            agents -> agents.bind("w", () -> (m, c) -> {}).bind(Office.AGENT, () -> eye));
    SessionSpec spec = SessionSpec.department("busy").id(new SessionId("busy-1")).agent("w");
    SessionId watched = working.sessions().create(spec).id();
    working.sessions().start(watched);
    Watch watch = Watch.of("busy-1").metrics(Metric.THROUGHPUT);
    SessionId observer =
        bureau.sessions().create(SessionSpec.observer("eye").agent(Office.AGENT).watch(watch)).id();
    bureau.sessions().start(observer);
    SessionId later = passed(working, watched);
    Office.awaitHandled(bureau, working.send(watched, Office.letter()));

    here.runRepeating("observers");
    here.runRepeating("figures");

    Message news = Deadline.take(seen);
    while (!news.type().equals(MessageType.DATA_UPDATE)) {
      news = Deadline.take(seen);
    }
    assertThat(news.content().toString()).contains(later.value(), "processed=");
  }

  @Test
  void isToldOfTheLaterLivesOfWhoCameAfterIt() throws Exception {
    observer("coming");
    SessionId coming = new SessionId("coming");
    bureau.sessions().create(SessionSpec.department("any").id(coming));

    SessionId later = passed(bureau, coming);

    Message news = Deadline.take(seen);
    while (!later.value().equals(news.content().get("session"))) {
      news = Deadline.take(seen);
    }
    assertThat(news.content()).containsEntry("event", "session.created");
  }

  @Test
  void isToldOfWhoTakesADeletedId() throws Exception {
    observer("department-*");
    SessionSpec spec = SessionSpec.department("any").id(new SessionId("department-1"));
    bureau.sessions().create(spec);
    assertThat(Deadline.take(seen).content()).containsEntry("version", 1L);
    bureau.sessions().delete(new SessionId("department-1"));

    bureau.sessions().create(spec);

    assertThat(Deadline.take(seen).content()).containsEntry("version", 1L);
  }

  @Test
  void isToldThoughAnotherHasADutyOfANewerProgram() throws Exception {
    SessionId newer = observer("department-*");
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), seams)
        .change(
            newer,
            Caller.of(Actor.node("newer")),
            (session, aspects, moment) ->
                Change.of(new OpaqueEvent("duty.assigned", 99, "{\"more\":1}")));
    Watch watch = Watch.of("director");
    SessionId second =
        bureau
            .sessions()
            .create(SessionSpec.observer("second").agent(Office.AGENT).watch(watch))
            .id();
    bureau.sessions().start(second);
    bureau.sessions().update(newer, SessionUpdate.metadata(Map.of("seen", true)));

    seams.runRepeating("observers");

    SessionId watched = session("director");
    assertThat(Deadline.take(seen).content()).containsEntry("session", watched.value());
  }
}
