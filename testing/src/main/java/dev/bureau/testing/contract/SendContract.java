package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sends and acknowledgements are part of their commit: with it or not at all (X23). */
abstract class SendContract extends Clauses {
  SendContract(StoreContract contract) {
    super(contract);
  }

  private List<String> waiting(SessionId mailbox) {
    return store.mailboxes().pending(mailbox, now(), ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  @Test
  void bringsAllSendsOfACommitInTheirOrder() {
    SessionId receiver = created().id();

    committed(
        Draft.updating(created(), now())
            .send(Letters.to(receiver, "z"))
            .send(Letters.to(receiver, "a")));

    assertThat(waiting(receiver)).containsExactly("z", "a");
  }

  @Test
  void passesOverASendThatTheMailboxHasSeen() {
    SessionId receiver = created().id();
    store.mailboxes().put(receiver, List.of(Letters.to(receiver, "seen")), 10);

    committed(
        Draft.updating(created(), now())
            .send(Letters.to(receiver, "seen"))
            .send(Letters.to(receiver, "new")));

    assertThat(waiting(receiver)).containsExactly("seen", "new");
  }

  @Test
  void passesOverASendThatWasHandled() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "a")), 10);
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    committed(Draft.updating(created(), now()).send(Letters.to(head.id(), "a")));

    assertThat(store.mailboxes().counts(head.id())).isEqualTo(new Counts(0, 0));
  }

  @Test
  void passesOverASendThatWasDropped() {
    SessionId receiver = created().id();
    store.mailboxes().put(receiver, List.of(Letters.to(receiver, "a")), 10);
    store.mailboxes().failed(receiver, Letters.id("a"), Failure.forGood("hopeless"));
    store.mailboxes().drop(receiver, Letters.id("a"));

    committed(Draft.updating(created(), now()).send(Letters.to(receiver, "a")));

    assertThat(store.mailboxes().counts(receiver)).isEqualTo(new Counts(0, 0));
  }

  @Test
  void passesOverASendThatWasWithdrawn() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "a")), 10);
    committed(Draft.updating(head, now()).withdraw(Letters.id("a")));

    committed(Draft.updating(created(), now()).send(Letters.to(head.id(), "a")));

    assertThat(store.mailboxes().counts(head.id())).isEqualTo(new Counts(0, 0));
  }

  @Test
  void bringsSendsToTheMailboxThatThePostingNames() {
    Session first = created();
    SessionId successor = successorOf(first).id();
    Message message = Letters.to(successor, "m");
    Draft draft = Draft.updating(created(), now()).send(message);

    committed(draft.postedTo(first.id()));

    assertThat(waiting(first.id())).containsExactly("m");
    assertThat(waiting(successor)).isEmpty();
  }

  @Test
  void takesAnAcknowledgedMessageAway() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), 10);

    committed(Draft.updating(head, now()).acknowledge(Letters.id("m")));

    assertThat(store.mailboxes().counts(head.id()).waiting()).isZero();
  }

  @Test
  void letsASuccessorAcknowledgeTheMailOfItsChain() {
    Session first = created();
    Session successor = successorOf(first);
    store.mailboxes().put(first.id(), List.of(Letters.to(first.id(), "m")), 10);

    committed(Draft.updating(successor, now()).acknowledge(Letters.id("m")));

    assertThat(waiting(first.id())).isEmpty();
  }

  @Test
  void refusesToAcknowledgeWhatNeverCame() {
    Session head = created();

    assertThat(
            store
                .sessions()
                .commit(Draft.updating(head, now()).acknowledge(Letters.id("m")).commit()))
        .isEqualTo(new Conflict(1, 0));
  }

  @Test
  void changesNothingWhenAnAcknowledgedMessageNoLongerWaits() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "a")), 10);
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "b")), 10);
    head = committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));
    Footprint before = footprint(head.id());

    store
        .sessions()
        .commit(
            Draft.updating(head, now())
                .send(Letters.to(head.id(), "c"))
                .acknowledge(Letters.id("b"))
                .acknowledge(Letters.id("a"))
                .commit());

    assertThat(footprint(head.id())).isEqualTo(before);
  }

  @Test
  void refusesToAcknowledgeADeadLetter() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), 10);
    store.mailboxes().failed(head.id(), Letters.id("m"), Failure.forGood("hopeless"));

    assertThat(
            store
                .sessions()
                .commit(Draft.updating(head, now()).acknowledge(Letters.id("m")).commit()))
        .isEqualTo(new Conflict(1, 0));
  }

  @Test
  void takesSendsEvenIntoAFullMailbox() {
    SessionId receiver = created().id();
    store.mailboxes().put(receiver, List.of(Letters.to(receiver, "a")), 1);

    committed(Draft.updating(created(), now()).send(Letters.to(receiver, "b")));

    assertThat(waiting(receiver)).containsExactly("a", "b");
  }

  @Test
  void countsNoFailuresOfWhatWasSent() {
    SessionId receiver = created().id();

    committed(Draft.updating(created(), now()).send(Letters.to(receiver, "m")));

    assertThat(store.mailboxes().pending(receiver, now(), 10))
        .extracting(Delivery::failures)
        .containsExactly(0);
  }

  private Session successorOf(Session first) {
    SessionSpec spec = SessionSpec.active("successor");
    SessionId id = fresh();
    Links links = new Links(null, null, first.id(), null, first.id(), null);
    return committed(Draft.on(Session.absent(id), now()).event(Draft.created(spec, links)));
  }
}
