package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes.Counts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit takes messages of its own mailbox away, whatever has become of them. */
abstract class WithdrawalContract extends Clauses {
  private Session session;
  private SessionId box;

  @SuppressWarnings("NullAway.Init") // set before each test
  WithdrawalContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createMailWithTwoMessages() {
    session = created();
    box = session.id();
    store.mailboxes().put(box, List.of(Letters.to(box, "a"), Letters.to(box, "b")), 10);
  }

  private Draft withdrawing() {
    return Draft.updating(session, now()).withdraw(Letters.id("a"));
  }

  private List<String> waiting() {
    return store.mailboxes().pending(box, now(), ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  @Test
  void takesAWaitingMessageAway() {
    committed(withdrawing());

    assertThat(waiting()).containsExactly("b");
    assertThat(store.mailboxes().counts(box)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void takesAMessageAwayThatIsDueLater() {
    store.mailboxes().failed(box, Letters.id("a"), Failure.retry("not yet", now().plusSeconds(60)));

    committed(withdrawing());

    assertThat(store.mailboxes().counts(box)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void takesADeadLetterAway() {
    store.mailboxes().failed(box, Letters.id("a"), Failure.forGood("hopeless"));

    committed(withdrawing());

    assertThat(store.mailboxes().counts(box)).isEqualTo(new Counts(1, 0));
    assertThat(store.mailboxes().requeue(box, Letters.id("a"))).isFalse();
  }

  @Test
  void standsThoughTheMessageIsGone() {
    store.mailboxes().failed(box, Letters.id("a"), Failure.forGood("hopeless"));
    store.mailboxes().drop(box, Letters.id("a"));

    committed(withdrawing());

    assertThat(waiting()).containsExactly("b");
  }

  @Test
  void standsThoughTheMessageNeverCame() {
    committed(Draft.updating(session, now()).withdraw(Letters.id("never")));

    assertThat(waiting()).containsExactly("a", "b");
  }

  @Test
  void standsThoughItHandlesTheMessageItself() {
    committed(withdrawing().acknowledge(Letters.id("a")));

    assertThat(waiting()).containsExactly("b");
  }

  @Test
  void keepsTheIdKnown() {
    committed(withdrawing());

    store.mailboxes().put(box, List.of(Letters.to(box, "a")), 10);

    assertThat(waiting()).containsExactly("b");
  }

  @Test
  void touchesNoOtherMailbox() {
    SessionId other = created().id();
    store.mailboxes().put(other, List.of(Letters.to(other, "a")), 10);

    committed(withdrawing());

    assertThat(store.mailboxes().counts(other)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void takesNothingAwayWithoutItsCommit() {
    committed(Draft.updating(session, now()));

    assertThat(store.sessions().commit(withdrawing().commit())).isInstanceOf(Conflict.class);

    assertThat(waiting()).containsExactly("a", "b");
  }
}
