package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Mailboxes.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed waits until its time, and mailboxes with nothing due are passed over. */
abstract class RetryContract extends Clauses {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Mailboxes mailboxes;
  private Session head;
  private SessionId box;

  @SuppressWarnings("NullAway.Init") // set before each test
  RetryContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createMailWithTwoMessages() {
    mailboxes = store.mailboxes();
    head = created();
    box = head.id();
    mailboxes.put(box, List.of(Letters.to(box, "a"), Letters.to(box, "b")), 10);
  }

  private List<String> due(Instant at) {
    return mailboxes.pending(box, at, ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  private List<SessionId> waiting(Instant at) {
    return mailboxes.waiting(at, "", ALL).stream().filter(box::equals).toList();
  }

  @Test
  void keepsAFailedMessageBackUntilItsTime() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("no luck", now().plus(MINUTE)));

    assertThat(due(now())).containsExactly("b");
  }

  @Test
  void handsAFailedMessageOutAtItsTimeInItsPlace() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("no luck", now().plus(MINUTE)));

    assertThat(due(now().plus(MINUTE))).containsExactly("a", "b");
  }

  @Test
  void countsFailuresAndKeepsTheLastReason() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("first", now()));
    mailboxes.failed(box, Letters.id("a"), Failure.retry("second 日本", now()));

    Delivery delivery = mailboxes.pending(box, now(), 1).get(0);

    assertThat(delivery).isEqualTo(new Delivery(Letters.to(box, "a"), 2, now(), "second 日本"));
  }

  @Test
  void stillCountsAFailedMessageAsWaiting() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("no luck", now().plus(MINUTE)));

    assertThat(mailboxes.counts(box)).isEqualTo(new Counts(2, 0));
  }

  @Test
  void notesNoFailureOfWhatNoLongerWaits() {
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    mailboxes.failed(box, Letters.id("a"), Failure.retry("too late", now()));

    assertThat(due(now())).containsExactly("b");
  }

  @Test
  void notesNoFailureOfWhatNeverCame() {
    mailboxes.failed(box, Letters.id("never"), Failure.retry("what", now()));

    assertThat(due(now())).containsExactly("a", "b");
  }

  @Test
  void listsAMailboxInWhichSomethingIsDue() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("no luck", now().plus(MINUTE)));

    assertThat(waiting(now())).containsExactly(box);
  }

  @Test
  void listsNoMailboxInWhichNothingIsDueYet() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("no luck", now().plus(MINUTE)));
    mailboxes.failed(box, Letters.id("b"), Failure.retry("no luck", now().plus(MINUTE)));

    assertThat(waiting(now())).isEmpty();
    assertThat(waiting(now().plus(MINUTE))).containsExactly(box);
  }

  @Test
  void listsNoMailboxInWhichAllIsHandledOrDead() {
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));
    mailboxes.failed(box, Letters.id("b"), Failure.forGood("hopeless"));

    assertThat(waiting(now())).isEmpty();
  }

  @Test
  void listsMailboxesInOrderOfTheirNamesBehindTheOneGiven() {
    SessionId second = new SessionId(box.value() + "-2");
    SessionId third = new SessionId(box.value() + "-3");
    for (SessionId each : List.of(third, second)) {
      created(each);
      mailboxes.put(each, List.of(Letters.to(each, "m")), 10);
    }

    assertThat(mailboxes.waiting(now(), box.value(), 2)).containsExactly(second, third);
  }

  @Test
  void listsNoMoreMailboxesThanAskedFor() {
    SessionId second = created().id();
    mailboxes.put(second, List.of(Letters.to(second, "m")), 10);

    assertThat(mailboxes.waiting(now(), "", 1)).hasSize(1);
  }
}
