package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oldest message is the first that came of all that is due: so nothing waits for ever. */
abstract class OldestMailContract extends Clauses {
  private Mailboxes mailboxes;
  private Session head;
  private SessionId box;
  private Instant later;

  @SuppressWarnings("NullAway.Init") // set before each test
  OldestMailContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createMailbox() {
    mailboxes = store.mailboxes();
    head = created();
    box = head.id();
    later = now().plusSeconds(60);
  }

  private void put(String id, Priority priority) {
    mailboxes.put(box, List.of(Letters.to(box, id, priority)), 10);
  }

  private Optional<String> oldest(Instant at) {
    return mailboxes.oldest(box, at).map(each -> each.message().id().value());
  }

  @Test
  void ignoresPriority() {
    put("low", Priority.LOW);
    put("critical", Priority.CRITICAL);

    assertThat(oldest(now())).contains("low");
  }

  @Test
  void isTheFirstThatCameOfOnePriority() {
    put("b", Priority.NORMAL);
    put("a", Priority.NORMAL);

    assertThat(oldest(now())).contains("b");
  }

  @Test
  void ignoresWhatIsNotDueYet() {
    mailboxes.put(List.of(new Posting(box, Letters.to(box, "later"), later)), 10);
    put("due", Priority.LOW);

    assertThat(oldest(later.minusNanos(1))).contains("due");
  }

  @Test
  void ignoresWhatIsToBeTriedAgainLater() {
    put("failed", Priority.NORMAL);
    put("due", Priority.NORMAL);
    mailboxes.failed(box, Letters.id("failed"), Failure.retry("no luck", later));

    assertThat(oldest(now())).contains("due");
  }

  @Test
  void ignoresWhatIsHandledOrDead() {
    put("handled", Priority.NORMAL);
    put("dead", Priority.NORMAL);
    put("waits", Priority.NORMAL);
    committed(Draft.updating(head, now()).acknowledge(Letters.id("handled")));
    mailboxes.failed(box, Letters.id("dead"), Failure.forGood("hopeless"));

    assertThat(oldest(now())).contains("waits");
  }

  @Test
  void tellsFailuresAndReason() {
    put("a", Priority.HIGH);
    mailboxes.failed(box, Letters.id("a"), Failure.retry("no luck", now()));

    assertThat(mailboxes.oldest(box, now()))
        .contains(new Delivery(Letters.to(box, "a", Priority.HIGH), 1, now(), "no luck"));
  }

  @Test
  void isNoneWhenNothingIsDue() {
    mailboxes.put(List.of(new Posting(box, Letters.to(box, "later"), later)), 10);

    assertThat(oldest(now())).isEmpty();
  }

  @Test
  void isNoneInAMailboxThatIsNotKnown() {
    assertThat(mailboxes.oldest(fresh(), now())).isEmpty();
  }
}
