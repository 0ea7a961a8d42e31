package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.IntakeChanged;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Mailboxes.Counts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail enters and leaves with the commit that sends or handles it. */
class DoorMailTest {
  private final Doors doors = new Doors();
  private SessionId sender;
  private SessionId receiver;

  @BeforeEach
  void createSenderAndReceiver() {
    sender = doors.created("sender");
    receiver = doors.created("receiver");
  }

  private Message message(SessionId to) {
    return message(to, Letter.of("COMMAND", Map.of()));
  }

  private Message message(SessionId to, Letter letter) {
    return Message.of(
        new MessageId("m"), Actor.session(sender), to, doors.seams.wall().instant(), letter);
  }

  private Decision sending(SessionId to) {
    return sending(message(to));
  }

  private static Decision sending(Message message) {
    return (session, aspects, moment) ->
        Change.of(new MessageSent(message.id(), message.type(), message.receiver()))
            .withSends(List.of(Send.now(message)));
  }

  private Decision handling() {
    Message message = message(receiver);
    return (session, aspects, moment) ->
        Change.of(new MessageHandled(message)).withAcknowledgements(List.of(message.id()));
  }

  @Test
  void bringsASendWithItsCommit() {
    doors.door.change(sender, PERSON, sending(receiver));

    assertThat(doors.store.mailboxes().counts(receiver)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void takesAHandledMessageAwayWithItsCommit() {
    doors.door.change(sender, PERSON, sending(receiver));

    Loaded after = doors.door.change(receiver, PERSON, handling());

    assertThat(doors.store.mailboxes().counts(receiver)).isEqualTo(new Counts(0, 0));
    assertThat(after.session().totals().tasksDone()).isEqualTo(1);
  }

  @Test
  void refusesToHandleWhatWasHandledElsewhere() {
    doors.door.change(sender, PERSON, sending(receiver));
    doors.rival.change(receiver, PERSON, handling());

    assertThatExceptionOfType(AlreadyHandledException.class)
        .isThrownBy(() -> doors.door.change(receiver, PERSON, handling()))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(receiver));
    assertThat(doors.head(receiver).totals().tasksDone()).isEqualTo(1);
  }

  @Test
  void handlesAMessageAlthoughTheSessionHasChanged() {
    doors.door.change(sender, PERSON, sending(receiver));
    doors.rival.change(receiver, PERSON, Doors.counting());

    doors.door.change(receiver, PERSON, handling());

    assertThat(doors.head(receiver).totals().tasksDone()).isEqualTo(1);
  }

  @Test
  void refusesMailToASessionThatIsNotThere() {
    SessionId never = new SessionId("never");

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.change(sender, PERSON, sending(never)));
    assertThat(doors.head(sender).version()).isEqualTo(1);
  }

  @Test
  void refusesMailToASessionThatHasEnded() {
    doors.door.change(receiver, PERSON, Doors.operating(Operation.COMPLETE));

    assertThatExceptionOfType(SessionEndedException.class)
        .isThrownBy(() -> doors.door.change(sender, PERSON, sending(receiver)))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(receiver));
    assertThat(doors.head(sender).version()).isEqualTo(1);
  }

  @Test
  void bringsMailToTheMailboxOfTheChain() {
    SessionId successor = new SessionId("successor");
    SessionSpec spec = SessionSpec.active("successor");
    Links links = new Links(null, null, receiver, null, receiver, null);
    doors.door.create(
        successor,
        PERSON,
        (session, aspects, moment) ->
            Change.of(new SessionCreated(spec.profile(), Map.of(), links, null, spec.digest())));

    doors.door.change(sender, PERSON, sending(successor));

    assertThat(doors.door.mailboxOf(successor, "COMMAND")).isEqualTo(receiver);
    assertThat(doors.store.mailboxes().counts(receiver)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void refusesMailThatTheReceiverDoesNotTake() {
    doors.door.change(receiver, PERSON, closing());

    assertThatExceptionOfType(MessageRefusedException.class)
        .isThrownBy(() -> doors.door.change(sender, PERSON, sending(receiver)))
        .withMessageContaining("deregistered")
        .satisfies(
            refused -> {
              assertThat(refused.session()).isEqualTo(receiver);
              assertThat(refused.type()).isEqualTo("COMMAND");
            });
  }

  @Test
  void namesTheTypesThatTheReceiverTakes() {
    Intake intake = new Intake(new TreeSet<>(Set.of("REPORT")), 2, true);
    doors.door.change(
        receiver, PERSON, (session, aspects, moment) -> Change.of(new IntakeChanged(intake)));

    assertThatExceptionOfType(MessageRefusedException.class)
        .isThrownBy(() -> doors.door.change(sender, PERSON, sending(receiver)))
        .withMessageContainingAll("COMMAND", "[REPORT]");
  }

  @Test
  void bringsAnAnswerWhateverTheReceiverTakes() {
    doors.door.change(receiver, PERSON, closing());
    Letter answer = Letter.of("COMMAND", Map.of()).inReplyTo(new MessageId("asked"));

    doors.door.change(sender, PERSON, sending(message(receiver, answer)));

    assertThat(doors.store.mailboxes().counts(receiver)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void bringsWhatASessionSendsToItselfWhateverItTakes() {
    doors.door.change(sender, PERSON, closing());

    doors.door.change(sender, PERSON, sending(sender));

    assertThat(doors.store.mailboxes().counts(sender)).isEqualTo(new Counts(1, 0));
  }

  private static Decision closing() {
    return (session, aspects, moment) -> Change.of(new IntakeChanged(Intake.CLOSED));
  }
}
