package dev.bureau.testing.contract;

import static dev.bureau.core.store.Mailboxes.PutOutcome.MAILBOX_FULL;
import static dev.bureau.core.store.Mailboxes.PutOutcome.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Mailboxes.Counts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail waits in order, once, and within its bounds. */
abstract class MailboxContract extends Clauses {
  private Mailboxes mailboxes;
  private Session head;
  private SessionId box;

  @SuppressWarnings("NullAway.Init") // set before each test
  MailboxContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createMailbox() {
    mailboxes = store.mailboxes();
    head = created();
    box = head.id();
  }

  private List<Message> letters(String... ids) {
    return Stream.of(ids).map(id -> Letters.to(box, id)).toList();
  }

  private List<String> waiting() {
    return mailboxes.pending(box, now(), ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(mailboxes.counts(box)).isEqualTo(new Counts(0, 0));
  }

  @Test
  void leavesTheVersionAloneWhenMailArrives() {
    mailboxes.put(box, letters("m"), 10);

    assertThat(stored(box).session()).isEqualTo(head);
  }

  @Test
  void handsOutInOrderOfArrival() {
    mailboxes.put(box, letters("c", "a"), 10);
    mailboxes.put(box, letters("b"), 10);

    assertThat(waiting()).containsExactly("c", "a", "b");
  }

  @Test
  void handsOutHigherPrioritiesFirst() {
    for (Priority each : Priority.values()) {
      mailboxes.put(box, List.of(Letters.to(box, each.name() + "-1", each)), 10);
    }
    for (Priority each : Priority.values()) {
      mailboxes.put(box, List.of(Letters.to(box, each.name() + "-2", each)), 10);
    }

    assertThat(waiting())
        .containsExactly(
            "CRITICAL-1",
            "CRITICAL-2",
            "HIGH-1",
            "HIGH-2",
            "NORMAL-1",
            "NORMAL-2",
            "LOW-1",
            "LOW-2");
  }

  @Test
  void handsOutNoMoreThanAskedFor() {
    mailboxes.put(box, letters("a", "b", "c"), 10);

    assertThat(mailboxes.pending(box, now(), 2)).hasSize(2);
  }

  @Test
  void handsOutTheSameAgainUntilItIsHandled() {
    mailboxes.put(box, letters("a"), 10);
    mailboxes.pending(box, now(), 10);

    assertThat(waiting()).containsExactly("a");
  }

  @Test
  void takesTheSameIdOnce() {
    mailboxes.put(box, letters("a"), 10);

    assertThat(mailboxes.put(box, letters("a"), 10)).isEqualTo(STORED);
    assertThat(waiting()).containsExactly("a");
  }

  @Test
  void takesTheSameIdOnceWithinOneBatch() {
    mailboxes.put(box, letters("a", "a"), 10);

    assertThat(mailboxes.counts(box).waiting()).isEqualTo(1);
  }

  @Test
  void takesAnIdNeverAgainAfterItWasHandled() {
    mailboxes.put(box, letters("a"), 10);
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    assertThat(mailboxes.put(box, letters("a"), 10)).isEqualTo(STORED);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void takesTheSameIdInAnotherMailbox() {
    SessionId another = created().id();
    mailboxes.put(box, letters("a"), 10);

    mailboxes.put(another, List.of(Letters.to(another, "a")), 10);

    assertThat(mailboxes.counts(another).waiting()).isEqualTo(1);
  }

  @Test
  void refusesAllOfABatchThatDoesNotFit() {
    mailboxes.put(box, letters("a"), 2);

    assertThat(mailboxes.put(box, letters("b", "c"), 2)).isEqualTo(MAILBOX_FULL);
    assertThat(waiting()).containsExactly("a");
  }

  @Test
  void takesABatchThatJustFits() {
    mailboxes.put(box, letters("a"), 3);

    assertThat(mailboxes.put(box, letters("b", "c"), 3)).isEqualTo(STORED);
  }

  @Test
  void countsNoIdThatItHasSeenAgainstTheRoom() {
    mailboxes.put(box, letters("a", "b"), 2);

    assertThat(mailboxes.put(box, letters("a", "b"), 2)).isEqualTo(STORED);
  }

  @Test
  void hasRoomAgainOnceAMessageIsHandled() {
    mailboxes.put(box, letters("a"), 1);
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    assertThat(mailboxes.put(box, letters("b"), 1)).isEqualTo(STORED);
  }

  @Test
  void takesARefusedMessageLater() {
    mailboxes.put(box, letters("a"), 1);
    mailboxes.put(box, letters("b"), 1);

    assertThat(mailboxes.put(box, letters("b"), 2)).isEqualTo(STORED);
    assertThat(waiting()).containsExactly("a", "b");
  }
}
