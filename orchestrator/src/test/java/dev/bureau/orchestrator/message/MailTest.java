package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.IntakeChanged;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {
  private final Office office = new Office();
  private final Bureau bureau =
      office.open(Office.config().withMailboxCapacity(3), Office.doesNothing());
  private SessionId box;

  @BeforeEach
  void create() {
    box = Office.created(bureau);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void sendsABatchInOrder() {
    List<MessageId> sent =
        bureau.messages().sendAll(box, List.of(Office.letter("1"), Office.letter("2")));

    assertThat(waiting()).containsExactlyElementsOf(sent);
  }

  @Test
  void sendsNothingOfABatchForWhichThereIsNoRoom() {
    bureau.send(box, Office.letter());
    List<Letter> batch = List.of(Office.letter(), Office.letter(), Office.letter());

    assertThatThrownBy(() -> bureau.messages().sendAll(box, batch))
        .isInstanceOf(MailboxFullException.class);
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void sendsNothingOfABatchOfWhichATypeIsNotTaken() {
    bureau.messages().register(box, Set.of(MessageType.DIRECTION), Priority.NORMAL);
    List<Letter> batch = List.of(Office.letter(), Letter.of(MessageType.COMMAND, Map.of()));

    assertThatThrownBy(() -> bureau.messages().sendAll(box, batch))
        .isInstanceOf(MessageRefusedException.class)
        .hasMessageContaining("DIRECTION");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void triesADeadLetterAgain() {
    MessageId dead = bury();

    assertThat(bureau.messages().retry(box, dead)).isTrue();
    assertThat(bureau.messages().deadLetters(box)).isEmpty();
    assertThat(waiting()).containsExactly(dead);
  }

  @Test
  void dropsADeadLetterForGood() {
    MessageId dead = bury();

    assertThat(bureau.messages().drop(box, dead)).isTrue();
    assertThat(bureau.messages().deadLetters(box)).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void doesNothingAboutWhatIsNotDead() {
    MessageId alive = bureau.send(box, Office.letter());

    assertThat(bureau.messages().retry(box, alive)).isFalse();
    assertThat(bureau.messages().drop(box, alive)).isFalse();
  }

  @Test
  void hasARetriedLetterHandledAtOnce() throws Exception {
    MessageId dead = bury();
    bureau.sessions().start(box);
    bureau.messages().retry(box, dead);

    assertThat(Office.awaitHandled(bureau, dead).session()).isEqualTo(box);
  }

  @Test
  void knowsNoMailOfASessionThatIsNotThere() {
    assertThatThrownBy(() -> bureau.messages().waiting(new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void registersOnceForTheSame() {
    bureau.messages().register(box, Set.of("A"), Priority.HIGH);
    bureau.messages().register(box, Set.of("A"), Priority.HIGH);

    assertThat(Office.events(bureau, box)).filteredOn(IntakeChanged.class::isInstance).hasSize(1);
    assertThat(bureau.sessions().get(box).profile().level()).isEqualTo(3);
  }

  @Test
  void makesDeadLettersOfWhatWaitsWhenASessionDeregisters() {
    MessageId waiting = bureau.send(box, Office.letter());
    bureau.messages().deregister(box);

    assertThat(bureau.messages().deadLetters(box))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.message().id()).isEqualTo(waiting);
              assertThat(dead.reason()).contains("deregistered");
            });
    assertThat(waiting()).isEmpty();
  }

  @Test
  void leavesWhatASessionSentToItselfWhenItDeregisters() {
    MessageId own = bureau.as(box).send(box, Office.letter());
    bureau.messages().deregister(box);

    assertThat(waiting()).containsExactly(own);
  }

  @Test
  void takesMailAgainAfterRegisteringAgain() {
    bureau.messages().deregister(box);
    assertThatThrownBy(() -> bureau.send(box, Office.letter()))
        .isInstanceOf(MessageRefusedException.class);
    bureau.messages().register(box, Set.of(), Priority.NORMAL);

    assertThat(bureau.send(box, Office.letter())).isIn(waiting());
  }

  @Test
  void registersNobodyWhoHasEnded() {
    bureau.sessions().start(box);
    bureau.sessions().stop(box, "enough");

    assertThatThrownBy(() -> bureau.messages().register(box, Set.of(), Priority.NORMAL))
        .isInstanceOf(SessionEndedException.class);
  }

  private MessageId bury() {
    MessageId id = bureau.send(box, Office.letter());
    bureau.store().mailboxes().failed(box, id, Failure.forGood("no luck"));
    return id;
  }

  private List<MessageId> waiting() {
    return bureau.messages().waiting(box).stream()
        .map(Delivery::message)
        .map(each -> each.id())
        .toList();
  }
}
