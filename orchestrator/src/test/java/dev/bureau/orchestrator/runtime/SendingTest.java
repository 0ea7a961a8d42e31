package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.message.MailboxFullException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isDurableOnReturn() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());

    assertThat(bureau.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void givesTheKeyAsTheId() {
    Bureau bureau = office.open();

    assertThat(bureau.send(Office.created(bureau), Office.letter().key("order-17")))
        .isEqualTo(new MessageId("order-17"));
  }

  @Test
  void happensOnceForOneKey() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter().key("order-17"));
    bureau.send(id, Office.letter().key("order-17"));

    assertThat(bureau.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void keepsTheFirstLetterOfAKey() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter("first").key("order-17"));
    bureau.send(id, Office.letter("second").key("order-17"));

    assertThat(bureau.messages().inbox(id).waiting(10))
        .extracting(each -> each.message().content().get("text"))
        .containsExactly("first");
  }

  @Test
  void happensOnceForOneKeyThoughItWasHandledMeanwhile() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter().key("order-17")));
    bureau.send(id, Office.letter().key("order-17"));
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.sessions().get(id).totals().tasksDone()).isEqualTo(2);
  }

  @Test
  void happensForEachReceiverOfOneKey() {
    Bureau bureau = office.open();
    SessionId one = Office.created(bureau);
    SessionId other = Office.created(bureau);
    bureau.send(one, Office.letter().key("order-17"));
    bureau.send(other, Office.letter().key("order-17"));

    assertThat(bureau.store().mailboxes().counts(other).waiting()).isEqualTo(1);
  }

  @Test
  void happensOnceForOneKeyInsideAHandling() throws Exception {
    Bureau reader = office.open();
    SessionId box = reader.sessions().create(SessionSpec.active("box")).id();
    Agent agent =
        (message, context) -> {
          context.send(box, Office.letter("1").key("order-17"));
          context.send(box, Office.letter("2").key("order-17"));
        };
    Bureau bureau = office.open(agent);
    Office.awaitHandled(bureau, bureau.send(Office.started(bureau), Office.letter()));

    assertThat(bureau.store().mailboxes().counts(box).waiting()).isEqualTo(1);
  }

  @Test
  void isRefusedByAFullMailbox() {
    Bureau bureau = small(Office.doesNothing());
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    bureau.send(id, Office.letter());

    MailboxFullException refused =
        catchThrowableOfType(MailboxFullException.class, () -> bureau.send(id, Office.letter()));

    assertThat(refused.receiver()).isEqualTo(id);
    assertThat(refused.capacity()).isEqualTo(2);
  }

  @Test
  void leavesAFullMailboxAsItWas() {
    Bureau bureau = small(Office.doesNothing());
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    bureau.send(id, Office.letter());
    assertThatThrownBy(() -> bureau.send(id, Office.letter()));

    assertThat(bureau.store().mailboxes().counts(id).waiting()).isEqualTo(2);
  }

  @Test
  void isNotRefusedForAKeyThatAFullMailboxHas() {
    Bureau bureau = small(Office.doesNothing());
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    MessageId first = bureau.send(id, Office.letter().key("order-17"));

    assertThat(bureau.send(id, Office.letter().key("order-17"))).isEqualTo(first);
  }

  @Test
  void isPossibleAgainWhenMailWasHandled() throws Exception {
    Bureau bureau = small(Office.doesNothing());
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    MessageId last = bureau.send(id, Office.letter());
    bureau.sessions().start(id);
    Office.awaitHandled(bureau, last);

    assertThat(Office.awaitHandled(bureau, bureau.send(id, Office.letter())).event())
        .isInstanceOf(MessageHandled.class);
  }

  @Test
  void isAlwaysTakenInsideAHandling() throws Exception {
    Bureau reader = office.open();
    SessionId box = reader.sessions().create(SessionSpec.active("box")).id();
    Agent agent =
        (message, context) -> {
          for (int i = 0; i < 5; i++) {
            context.send(box, Office.letter());
          }
        };
    Bureau bureau = small(agent);
    Office.awaitHandled(bureau, bureau.send(Office.started(bureau), Office.letter()));

    assertThat(bureau.store().mailboxes().counts(box).waiting()).isEqualTo(5);
  }

  @Test
  void isRefusedIfThereIsNoReceiver() {
    Bureau bureau = office.open();

    assertThatThrownBy(() -> bureau.send(new SessionId("nobody"), Office.letter()))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void isRefusedIfTheLetterIsTooLarge() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);

    assertThatThrownBy(() -> bureau.send(id, Office.letter("x".repeat(256 * 1024))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("message content");
  }

  @Test
  void isRefusedIfTheTypeIsNoName() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);

    assertThatThrownBy(() -> bureau.send(id, Letter.of("no name", Map.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("message type");
  }

  private Bureau small(Agent agent) {
    return office.open(Office.config().withMailboxCapacity(2), agent);
  }
}
