package dev.bureau.testing.contract;

import static dev.bureau.core.store.Mailboxes.PutOutcome.MAILBOX_FULL;
import static dev.bureau.core.store.Mailboxes.PutOutcome.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Mailboxes.Counts;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail that is due later waits like any other, and is handed out at its time, not before. */
abstract class LaterMailContract extends Clauses {
  private Mailboxes mailboxes;
  private Session head;
  private SessionId box;
  private Instant due;
  private Instant tooEarly;

  @SuppressWarnings("NullAway.Init") // set before each test
  LaterMailContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createMailbox() {
    mailboxes = store.mailboxes();
    head = created();
    box = head.id();
    due = now().plusSeconds(60).plusNanos(7);
    tooEarly = due.minusNanos(1);
  }

  private void putForLater(String... ids) {
    mailboxes.put(Stream.of(ids).map(this::later).toList(), 10);
  }

  private Posting later(String id) {
    return new Posting(box, Letters.to(box, id), due);
  }

  private void sendForLater(String id) {
    committed(Draft.updating(created(), now()).send(Letters.to(box, id), due));
  }

  private List<String> pending(Instant at) {
    return mailboxes.pending(box, at, ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  private List<SessionId> waiting(Instant at) {
    return mailboxes.waiting(at, "", ALL).stream().filter(box::equals).toList();
  }

  @Test
  void keepsBackWhatIsDueLater() {
    putForLater("a");

    assertThat(pending(tooEarly)).isEmpty();
  }

  @Test
  void handsItOutAtItsTime() {
    putForLater("a");

    assertThat(mailboxes.pending(box, due, ALL))
        .containsExactly(new Delivery(Letters.to(box, "a"), 0, due, null));
  }

  @Test
  void handsItOutInTheOrderOfArrivalOnceItIsDue() {
    putForLater("later");
    mailboxes.put(box, List.of(Letters.to(box, "at-once")), 10);

    assertThat(pending(tooEarly)).containsExactly("at-once");
    assertThat(pending(due)).containsExactly("later", "at-once");
  }

  @Test
  void listsTheMailboxAtItsTimeAndNotBefore() {
    putForLater("a");

    assertThat(waiting(tooEarly)).isEmpty();
    assertThat(waiting(due)).containsExactly(box);
  }

  @Test
  void countsItAsWaitingFromTheBeginning() {
    putForLater("a");

    assertThat(mailboxes.counts(box)).isEqualTo(new Counts(1, 0));
    assertThat(mailboxes.put(List.of(later("b")), 1)).isEqualTo(MAILBOX_FULL);
  }

  @Test
  void countsItAmongTheMailOfAllMailboxes() {
    Counts before = mailboxes.counts();

    putForLater("a", "b");
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    assertThat(mailboxes.counts()).isEqualTo(new Counts(before.waiting() + 1, before.dead()));
  }

  @Test
  void keepsTheTimeOfTheFirstWhenTheSameIdComesAgain() {
    putForLater("a");

    assertThat(mailboxes.put(box, List.of(Letters.to(box, "a")), 10)).isEqualTo(STORED);
    assertThat(pending(tooEarly)).isEmpty();
  }

  @Test
  void takesItAwayWhenItIsAcknowledgedBeforeItsTime() {
    putForLater("a", "b");

    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    assertThat(pending(due)).containsExactly("b");
  }

  @Test
  void keepsBackWhatACommitSendsForLater() {
    sendForLater("a");

    assertThat(pending(tooEarly)).isEmpty();
    assertThat(pending(due)).containsExactly("a");
  }

  @Test
  void listsTheMailboxOfWhatACommitSendsForLaterAtItsTimeAndNotBefore() {
    sendForLater("a");

    assertThat(waiting(tooEarly)).isEmpty();
    assertThat(waiting(due)).containsExactly(box);
  }

  @Test
  void takesWhatACommitSentForLaterAwayWhenItIsAcknowledgedBeforeItsTime() {
    Session asked = committed(Draft.updating(head, now()).send(Letters.to(box, "a"), due));

    committed(Draft.updating(asked, now()).acknowledge(Letters.id("a")));

    assertThat(pending(due)).isEmpty();
  }
}
