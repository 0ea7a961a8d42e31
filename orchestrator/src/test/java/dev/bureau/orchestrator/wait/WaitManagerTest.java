package dev.bureau.orchestrator.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Failure;
import dev.bureau.core.wait.NotWaitingException;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitManagerTest {
  private static final MessageId ASKED = new MessageId("may-i");
  private static final Wait WAIT =
      new Wait(
          ASKED,
          Wait.Kind.ANSWER,
          "anna",
          Map.of("text", "May I?"),
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2999-01-01T00:00:00Z"),
          Wait.State.OPEN);

  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private SessionId id;

  @BeforeEach
  void ask() {
    id = Office.started(bureau);
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(
            id,
            Caller.of(Actor.session(id)),
            (session, aspects, moment) -> WaitRules.open(session, WAIT));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void listsWhatIsAsked() {
    assertThat(bureau.waiting().of(id)).containsExactly(WAIT);
  }

  @Test
  void listsNothingOfASessionThatHasEnded() {
    bureau.sessions().stop(id, "enough");

    assertThat(bureau.waiting().of(id)).isEmpty();
  }

  @Test
  void tellsTheSessionTheAnswerInsteadOfTheTimeout() {
    bureau.waiting().answer(id, ASKED, Map.of("text", "Yes"));

    assertThat(mail())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.type()).isEqualTo(MessageType.ANSWER);
              assertThat(each.content()).isEqualTo(Map.of("text", "Yes"));
              assertThat(each.correlation()).isEqualTo(ASKED);
            });
  }

  @Test
  void tellsTheSessionThatNobodyWillAnswer() {
    bureau.waiting().cancel(id, ASKED, "on holiday");

    assertThat(mail())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.type()).isEqualTo(MessageType.WAIT_CANCELLED);
              assertThat(each.content()).isEqualTo(Map.of("reason", "on holiday"));
            });
  }

  @Test
  void takesOneAnswerOnly() {
    bureau.waiting().answer(id, ASKED, Map.of());

    assertThatThrownBy(() -> bureau.waiting().answer(id, ASKED, Map.of()))
        .isInstanceOf(NotWaitingException.class);
  }

  @Test
  void refusesAnAnswerThatNobodyWaitsFor() {
    assertThatThrownBy(() -> bureau.waiting().answer(id, new MessageId("else"), Map.of()))
        .isInstanceOf(NotWaitingException.class)
        .hasMessageContaining("'else'");
  }

  @Test
  void refusesAnAnswerToASessionThatHasEnded() {
    bureau.sessions().stop(id, "enough");

    assertThatThrownBy(() -> bureau.waiting().answer(id, ASKED, Map.of()))
        .isInstanceOf(SessionEndedException.class);
  }

  @Test
  void takesAnAnswerThoughTheTimeoutIsADeadLetter() {
    bureau.store().mailboxes().failed(id, WAIT.timeout(), Failure.forGood("no luck"));
    bureau.waiting().answer(id, ASKED, Map.of("text", "Yes"));

    assertThat(mail()).extracting(Message::type).containsExactly(MessageType.ANSWER);
    assertThat(bureau.messages().inbox(id).deadLetters(10)).isEmpty();
  }

  @Test
  void keepsTheTimeoutWhenTheSessionDeregisters() {
    bureau.messages().inbox(id).deregister();

    assertThat(mail()).extracting(Message::id).containsExactly(WAIT.timeout());
  }

  @Test
  void keepsAnAnswerWhenTheSessionDeregisters() {
    bureau.waiting().answer(id, ASKED, Map.of());
    bureau.messages().inbox(id).deregister();

    assertThat(mail()).extracting(Message::type).containsExactly(MessageType.ANSWER);
  }

  private List<Message> mail() {
    return bureau.messages().inbox(id).waiting(10).stream().map(each -> each.message()).toList();
  }
}
