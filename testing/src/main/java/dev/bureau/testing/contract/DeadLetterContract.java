package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Mailboxes.Counts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed for good is kept aside until somebody decides. */
abstract class DeadLetterContract extends Clauses {
  private Mailboxes mailboxes;
  private SessionId box;

  @SuppressWarnings("NullAway.Init") // set before each test
  DeadLetterContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createMailWithTwoMessages() {
    mailboxes = store.mailboxes();
    box = created().id();
    mailboxes.put(box, List.of(Letters.to(box, "a"), Letters.to(box, "b")), 10);
  }

  private List<String> dead() {
    return mailboxes.deadLetters(box, ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  private List<String> waiting() {
    return mailboxes.pending(box, now(), ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  @Test
  void takesABuriedMessageOutOfTheQueue() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    assertThat(waiting()).containsExactly("b");
    assertThat(mailboxes.counts(box)).isEqualTo(new Counts(1, 1));
  }

  @Test
  void keepsMessageFailuresAndReasonOfADeadLetter() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("first", now()));
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    Delivery letter = mailboxes.deadLetters(box, 10).get(0);

    assertThat(letter.message()).isEqualTo(Letters.to(box, "a"));
    assertThat(letter.reason()).isEqualTo("hopeless");
    assertThat(letter.failures()).isEqualTo(2);
  }

  @Test
  void countsNoFailureWhereNobodyTried() {
    mailboxes.failed(box, Letters.id("a"), Failure.unhandled("too late"));

    assertThat(mailboxes.deadLetters(box, ALL)).extracting(Delivery::failures).containsExactly(0);
  }

  @Test
  void listsDeadLettersInOrderOfArrival() {
    mailboxes.failed(box, Letters.id("b"), Failure.forGood("hopeless"));
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    assertThat(dead()).containsExactly("a", "b");
  }

  @Test
  void listsNoMoreDeadLettersThanAskedFor() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));
    mailboxes.failed(box, Letters.id("b"), Failure.forGood("hopeless"));

    assertThat(mailboxes.deadLetters(box, 1)).hasSize(1);
  }

  @Test
  void findsADeadLetterByItsId() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("first", now()));
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    assertThat(mailboxes.deadLetter(box, Letters.id("a")).stream().toList())
        .isEqualTo(mailboxes.deadLetters(box, ALL));
  }

  @Test
  void findsADeadLetterBehindManyOthers() {
    List<Message> many =
        IntStream.range(0, 101).mapToObj(i -> Letters.to(box, "many-" + i)).toList();
    mailboxes.put(box, many, 200);
    many.forEach(each -> mailboxes.failed(box, each.id(), Failure.forGood("hopeless")));

    assertThat(mailboxes.deadLetter(box, many.get(100).id())).isPresent();
  }

  @Test
  void findsNoDeadLetterWhereThereIsNone() {
    mailboxes.failed(box, Letters.id("b"), Failure.forGood("hopeless"));
    mailboxes.drop(box, Letters.id("b"));

    assertThat(mailboxes.deadLetter(box, Letters.id("a"))).as("waits").isEmpty();
    assertThat(mailboxes.deadLetter(box, Letters.id("b"))).as("was dropped").isEmpty();
    assertThat(mailboxes.deadLetter(box, Letters.id("never"))).as("never came").isEmpty();
  }

  @Test
  void findsNoDeadLetterThatWaitsAgain() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));
    mailboxes.requeue(box, Letters.id("a"));

    assertThat(mailboxes.deadLetter(box, Letters.id("a"))).isEmpty();
  }

  @Test
  void buriesNothingThatDoesNotWait() {
    mailboxes.failed(box, Letters.id("never"), Failure.forGood("hopeless"));

    assertThat(mailboxes.counts(box)).isEqualTo(new Counts(2, 0));
  }

  @Test
  void letsARequeuedLetterWaitAgainWithoutFailures() {
    mailboxes.failed(box, Letters.id("a"), Failure.retry("first", now().plusSeconds(60)));
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    boolean requeued = mailboxes.requeue(box, Letters.id("a"));

    assertThat(requeued).isTrue();
    assertThat(dead()).isEmpty();
    assertThat(mailboxes.pending(box, now(), ALL))
        .filteredOn(each -> each.message().id().equals(Letters.id("a")))
        .extracting(Delivery::failures)
        .containsExactly(0);
  }

  @Test
  void requeuesNothingThatIsNotDead() {
    assertThat(mailboxes.requeue(box, Letters.id("a"))).isFalse();
    assertThat(mailboxes.requeue(box, Letters.id("never"))).isFalse();
  }

  @Test
  void dropsADeadLetterForGood() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    assertThat(mailboxes.drop(box, Letters.id("a"))).isTrue();
    assertThat(mailboxes.counts(box)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void takesADroppedIdNeverAgain() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));
    mailboxes.drop(box, Letters.id("a"));

    mailboxes.put(box, List.of(Letters.to(box, "a")), 10);

    assertThat(waiting()).containsExactly("b");
  }

  @Test
  void takesABuriedIdNeverAgain() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    mailboxes.put(box, List.of(Letters.to(box, "a")), 10);

    assertThat(waiting()).containsExactly("b");
  }

  @Test
  void dropsNothingThatStillWaits() {
    assertThat(mailboxes.drop(box, Letters.id("a"))).isFalse();
    assertThat(waiting()).containsExactly("a", "b");
  }

  @Test
  void countsThoseOfAllMailboxesAlsoWhereNothingWaits() {
    Counts before = mailboxes.counts();

    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));
    mailboxes.failed(box, Letters.id("b"), Failure.forGood("hopeless"));

    assertThat(mailboxes.counts()).isEqualTo(new Counts(before.waiting() - 2, before.dead() + 2));
  }

  @Test
  void countsNoDeadLettersAgainstTheRoom() {
    mailboxes.failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    assertThat(mailboxes.put(box, List.of(Letters.to(box, "c")), 2))
        .isEqualTo(Mailboxes.PutOutcome.STORED);
  }
}
