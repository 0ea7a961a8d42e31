package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Change;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandlingTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void handlesAMessageOnce() throws Exception {
    AtomicInteger handlings = new AtomicInteger();
    Bureau bureau = office.open((message, context) -> handlings.incrementAndGet());
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    office.store().awaitLooks();

    assertThat(handlings).hasValue(1);
  }

  @Test
  void showsTheMessageAsItWasSent() throws Exception {
    CompletableFuture<Map<String, Object>> seen = new CompletableFuture<>();
    Bureau bureau = office.open((message, context) -> seen.complete(message.content()));
    bureau.send(Office.started(bureau), Office.letter("hello"));

    assertThat(Deadline.get(seen)).isEqualTo(Map.of("text", "hello"));
  }

  @Test
  void showsTheSessionAsItStands() throws Exception {
    CompletableFuture<Session> seen = new CompletableFuture<>();
    Bureau bureau = office.open((message, context) -> seen.complete(context.session()));
    SessionId id = Office.created(bureau);
    Session started = bureau.sessions().start(id);
    bureau.send(id, Office.letter());

    assertThat(Deadline.get(seen)).isEqualTo(started);
  }

  @Test
  void commitsAllEffectsTogetherWithTheAcknowledgement() throws Exception {
    AtomicReference<SessionId> other = new AtomicReference<>();
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (!context.session().id().equals(other.get())) {
                context.update(SessionUpdate.metadata(Map.of("done", true)));
                context.send(other.get(), Office.letter("next"));
                context.complete("all done");
              }
            });
    other.set(Office.started(bureau));
    SessionId id = Office.started(bureau);

    Entry handled = Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(Office.eventsOf(bureau, id, handled.version()))
        .hasExactlyElementsOfTypes(
            MessageHandled.class,
            SessionUpdated.class,
            MessageSent.class,
            StatusChanged.class,
            SessionEnded.class);
  }

  @Test
  void acknowledges() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.store().mailboxes().counts(id).waiting()).isZero();
  }

  @Test
  void deliversWhatItSends() throws Exception {
    AtomicReference<SessionId> other = new AtomicReference<>();
    CompletableFuture<Map<String, Object>> arrived = new CompletableFuture<>();
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (context.session().id().equals(other.get())) {
                arrived.complete(message.content());
              } else {
                context.send(other.get(), Office.letter("next"));
              }
            });
    other.set(Office.started(bureau));
    bureau.send(Office.started(bureau), Office.letter());

    assertThat(Deadline.get(arrived)).isEqualTo(Map.of("text", "next"));
  }

  @Test
  void countsTheTask() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.sessions().get(id).totals().tasksDone()).isEqualTo(1);
  }

  @Test
  void keepsTheEndThatTheAgentGives() throws Exception {
    Bureau bureau = office.open((message, context) -> context.complete("all done"));
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    Session ended = bureau.sessions().get(id);
    assertThat(ended.status()).isEqualTo(Status.COMPLETED);
    assertThat(ended.ending()).isEqualTo(new Ending(0, "all done"));
  }

  @Test
  void appliesOperationsToTheHeadOfTheEnd() throws Exception {
    AtomicReference<Bureau> self = new AtomicReference<>();
    Bureau bureau =
        office.open(
            (message, context) -> {
              SessionId id = context.session().id();
              self.get().sessions().update(id, SessionUpdate.metadata(Map.of("outside", 1)));
              context.update(SessionUpdate.metadata(Map.of("inside", 1)));
            });
    self.set(bureau);
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.sessions().get(id).metadata()).containsOnlyKeys("outside", "inside");
  }

  @Test
  void buriesTheMailThatIsLeftWhenTheSessionEnds() throws Exception {
    Bureau bureau = office.open((message, context) -> context.complete("enough"));
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    MessageId left = bureau.send(id, Office.letter());
    bureau.sessions().start(id);

    assertThat(office.store().takeBuried()).isEqualTo(left);
  }

  @Test
  void sendsToItself() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              long step = Long.parseLong(message.content().get("text").toString());
              if (step < 20) {
                context.send(context.session().id(), Office.letter(Long.toString(step + 1)));
              } else {
                context.complete("counted");
              }
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter("1"));
    Office.await(bureau, id, SessionEnded.class);

    assertThat(bureau.sessions().get(id).totals().tasksDone()).isEqualTo(20);
  }

  @Test
  void keepsWhatAnAgentAttaches() throws Exception {
    CompletableFuture<BlobId> attached = new CompletableFuture<>();
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (!attached.isDone()) {
                attached.complete(context.attach(Map.of("large", "thing")));
              } else {
                context.update(SessionUpdate.metadata(context.attached(attached.join())));
              }
            });
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    bureau.store().blobs().collect(Instant.MAX);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.sessions().get(id).metadata()).containsEntry("large", "thing");
  }

  @Test
  void appliesAnyOtherDecision() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.apply(
                    (session, aspects, moment) ->
                        Change.of(
                            SessionRules.update(
                                session,
                                SessionUpdate.metadata(Map.of("version", session.version()))))));
    SessionId id = Office.started(bureau);
    Entry handled = Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.sessions().get(id).metadata())
        .containsEntry("version", handled.version() - 1);
  }
}
