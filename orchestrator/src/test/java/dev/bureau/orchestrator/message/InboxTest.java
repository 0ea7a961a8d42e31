package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.IntakeChanged;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
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
  void refusesABatchForWhichThereIsNeverRoom() {
    List<Letter> batch = Stream.generate(Office::letter).limit(4).toList();

    assertThatThrownBy(() -> bureau.messages().sendAll(box, batch))
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.field()).isEqualTo("letters");
              assertThat(e.remedy()).contains("at most 3 at once");
            });
    assertThat(waiting()).isEmpty();
  }

  @Test
  void sendsNothingOfABatchOfWhichATypeIsNotTaken() {
    bureau.messages().inbox(box).register(Set.of(MessageType.DIRECTION), Priority.NORMAL);
    List<Letter> batch = List.of(Office.letter(), Letter.of(MessageType.COMMAND, Map.of()));

    assertThatThrownBy(() -> bureau.messages().sendAll(box, batch))
        .isInstanceOf(MessageRefusedException.class)
        .hasMessageContaining("DIRECTION");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void triesADeadLetterAgain() {
    MessageId dead = bury();

    bureau.messages().inbox(box).retry(dead);

    assertThat(bureau.messages().inbox(box).deadLetters(10)).isEmpty();
    assertThat(waiting()).containsExactly(dead);
  }

  @Test
  void triesAllDeadLettersAgain() {
    List<MessageId> dead = List.of(bury(), bury());

    assertThat(bureau.messages().inbox(box).retryAll()).isEqualTo(dead);
    assertThat(waiting()).isEqualTo(dead);
    assertThat(bureau.messages().inbox(box).retryAll()).isEmpty();
  }

  @Test
  void triesEachDeadLetterOnceThoughItFailsAgainAtOnce() {
    List<MessageId> dead = Stream.generate(this::bury).limit(250).toList();
    office.store().breakRetries();

    assertThat(bureau.messages().inbox(box).retryAll()).isEqualTo(dead);
    assertThat(bureau.messages().inbox(box).counts().dead()).isEqualTo(250);
  }

  @Test
  void dropsAllDeadLettersHoweverManyThereAre() {
    List<MessageId> dead = Stream.generate(this::bury).limit(250).toList();

    assertThat(bureau.messages().inbox(box).dropAll()).isEqualTo(dead);
    assertThat(bureau.messages().inbox(box).counts().dead()).isZero();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void countsWhatWaitsAndWhatIsDead() {
    bury();
    bureau.send(box, Office.letter());

    assertThat(bureau.messages().inbox(box).counts()).isEqualTo(new Mailboxes.Counts(1, 1));
  }

  @Test
  void dropsADeadLetterForGood() {
    MessageId dead = bury();

    bureau.messages().inbox(box).drop(dead);

    assertThat(bureau.messages().inbox(box).deadLetters(10)).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void refusesToRetryOrDropWhatIsNotDead() {
    MessageId alive = bureau.send(box, Office.letter());
    Inbox inbox = bureau.messages().inbox(box);

    assertThatThrownBy(() -> inbox.retry(alive)).isInstanceOf(NoSuchDeadLetterException.class);
    assertThatThrownBy(() -> inbox.drop(alive)).isInstanceOf(NoSuchDeadLetterException.class);
    assertThat(waiting()).containsExactly(alive);
  }

  @Test
  void hasARetriedLetterHandledAtOnce() throws Exception {
    MessageId dead = bury();
    bureau.sessions().start(box);
    bureau.messages().inbox(box).retry(dead);

    assertThat(Office.awaitHandled(bureau, dead).session()).isEqualTo(box);
  }

  @Test
  void knowsNoMailOfASessionThatIsNotThere() {
    assertThatThrownBy(() -> bureau.messages().inbox(new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void registersOnceForTheSame() {
    bureau.messages().inbox(box).register(Set.of("A"), Priority.HIGH);
    bureau.messages().inbox(box).register(Set.of("A"), Priority.HIGH);

    assertThat(Office.events(bureau, box)).filteredOn(IntakeChanged.class::isInstance).hasSize(1);
    assertThat(bureau.sessions().get(box).profile().level()).isEqualTo(3);
  }

  @Test
  void refusesMoreTypesThanAListCanCarry() {
    Set<String> types = new TreeSet<>();
    for (int i = 0; i < 64; i++) {
      types.add("x".repeat(100) + i);
    }

    assertThatThrownBy(() -> bureau.messages().inbox(box).register(types, Priority.NORMAL))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("description");
  }

  @Test
  void makesDeadLettersOfWhatWaitsWhenASessionDeregisters() {
    MessageId waiting = bureau.send(box, Office.letter());
    bureau.messages().inbox(box).deregister();

    assertThat(bureau.messages().inbox(box).deadLetters(10))
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
    bureau.messages().inbox(box).deregister();

    assertThat(waiting()).containsExactly(own);
  }

  @Test
  void leavesWhatAnEarlierLifeSentToItselfWhenItDeregisters() throws Exception {
    SessionId first = bureau.sessions().create(SessionSpec.active("without an agent")).id();
    MessageId own = bureau.as(first).send(first, Office.letter());
    bureau.transitions().transition(first, TransitionSpec.of(Cause.CLEAR));

    assertThat(bureau.messages().inbox(first).deregister()).isZero();

    assertThat(bureau.messages().inbox(first).waiting(10))
        .extracting(each -> each.message().id())
        .containsExactly(own);
  }

  @Test
  void takesMailAgainAfterRegisteringAgain() {
    bureau.messages().inbox(box).deregister();
    assertThatThrownBy(() -> bureau.send(box, Office.letter()))
        .isInstanceOf(MessageRefusedException.class);
    bureau.messages().inbox(box).register(Set.of(), Priority.NORMAL);

    assertThat(bureau.send(box, Office.letter())).isIn(waiting());
  }

  @Test
  void registersNobodyWhoHasEnded() {
    bureau.sessions().start(box);
    bureau.sessions().stop(box, "enough");

    assertThatThrownBy(() -> bureau.messages().inbox(box).register(Set.of(), Priority.NORMAL))
        .isInstanceOf(SessionEndedException.class);
  }

  private MessageId bury() {
    MessageId id = bureau.send(box, Office.letter());
    bureau.store().mailboxes().failed(box, id, Failure.forGood("no luck"));
    return id;
  }

  private List<MessageId> waiting() {
    return bureau.messages().inbox(box).waiting(10).stream()
        .map(Delivery::message)
        .map(each -> each.id())
        .toList();
  }

  @Test
  void takesNoMailForTheReservedSession() {
    bureau.groups().join("team", box);

    assertThatThrownBy(() -> bureau.send(SessionId.BUREAU, Office.letter()))
        .isInstanceOfSatisfying(
            BadInputException.class, e -> assertThat(e.field()).isEqualTo("receiver"));
  }

  @Test
  void takesNoMailForTheReservedSessionBeforeItIsThere() {
    assertThatThrownBy(() -> bureau.send(SessionId.BUREAU, Office.letter()))
        .isInstanceOf(BadInputException.class);
  }
}
