package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.Mailboxes.Counts;
import dev.bureau.core.store.Store;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One instance freezes with a message in its hands, another takes the session over, and the first
 * thaws and goes on where it was: nothing of what it does happens (P3).
 */
@Tag(StoreContract.TWO_INSTANCES)
abstract class TakeoverContract extends Clauses {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private Session head;
  private SessionId box;
  private Lease frozen;

  @SuppressWarnings("NullAway.Init") // set before each test
  TakeoverContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void handAMessageToAHolder() {
    head = created();
    box = head.id();
    store.mailboxes().put(box, List.of(Letters.to(box, "m")), 10);
    frozen = granted(store, anybody());
  }

  private Holder anybody() {
    return new Holder("node-" + fresh(), seams().processes().another());
  }

  private Lease granted(Store instance, Holder holder) {
    return ((Granted) instance.leases().claim(box, holder, SHORT)).lease();
  }

  private Lease takenOver() {
    pass(SHORT.multipliedBy(2));
    return granted(other, anybody());
  }

  private Draft handling(Lease lease) {
    return Draft.updating(head, now()).epoch(lease.epoch()).acknowledge(Letters.id("m"));
  }

  @Test
  void handlesTheMessageOnceWhenBothHandleIt() {
    Lease taken = takenOver();

    CommitOutcome late = store.sessions().commit(handling(frozen).commit());
    CommitOutcome right = other.sessions().commit(handling(taken).commit());

    assertThat(late).isEqualTo(new Conflict(1, taken.epoch()));
    assertThat(right).isEqualTo(new Committed(2));
  }

  @Test
  void leavesTheMessageToTheHolderWhenTheFrozenOneHandlesIt() {
    takenOver();

    store.sessions().commit(handling(frozen).commit());

    assertThat(other.mailboxes().counts(box)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void sendsNothingOfTheFrozenHolder() {
    SessionId receiver = created().id();
    takenOver();

    store.sessions().commit(handling(frozen).send(Letters.to(receiver, "effect")).commit());

    assertThat(other.mailboxes().counts(receiver)).isEqualTo(new Counts(0, 0));
  }

  @Test
  void leavesNamesToTheHolderThatTheFrozenOneWanted() {
    Claim claim = ClaimContract.anyClaim();
    Lease taken = takenOver();

    store.sessions().commit(handling(frozen).claim(claim).commit());

    assertThat(other.sessions().commit(handling(taken).claim(claim).commit()))
        .isEqualTo(new Committed(2));
  }

  @Test
  void putsNothingOffForTheFrozenHolder() {
    takenOver();
    Failure later = Failure.retry("no luck", now().plus(LONG)).under(frozen);

    boolean noted = store.mailboxes().failed(box, Letters.id("m"), later);

    assertThat(noted).isFalse();
    assertThat(other.mailboxes().pending(box, now(), 10)).hasSize(1);
  }

  @Test
  void answersTheFrozenHolderWhatItHadCommittedBefore() {
    Draft made = handling(frozen);
    committed(made);
    takenOver();

    CommitOutcome again = store.sessions().commit(made.commit());

    assertThat(again).isEqualTo(new Committed(2));
    assertThat(other.sessions().outcome(box, made.moment().commit())).contains(2L);
  }

  @Test
  void showsTheHolderWhatTheFrozenOneHadCommittedBefore() {
    committed(handling(frozen));

    Lease taken = takenOver();

    assertThat(other.sessions().head(box).orElseThrow().session().version()).isEqualTo(2);
    assertThat(other.sessions().commit(handling(taken).commit()))
        .isEqualTo(new Conflict(2, taken.epoch()));
  }

  @Test
  void refusesEachHolderButTheLastOfSeveral() {
    Lease second = takenOver();
    pass(SHORT.multipliedBy(2));
    Lease third = granted(store, anybody());

    assertThat(List.of(frozen.epoch(), second.epoch(), third.epoch())).isSorted();
    assertThat(other.sessions().commit(handling(second).commit()))
        .isEqualTo(new Conflict(1, third.epoch()));
    assertThat(store.sessions().commit(handling(third).commit())).isEqualTo(new Committed(2));
  }

  @Test
  void takesTheSessionOfADeadProcessOverFromAnotherInstance() {
    seams().processes().end(frozen.holder().process());

    Lease taken = granted(other, anybody());

    assertThat(taken.epoch()).isGreaterThan(frozen.epoch());
    assertThat(store.sessions().commit(handling(frozen).commit()))
        .isEqualTo(new Conflict(1, taken.epoch()));
  }

  @Test
  void ordersARacingTakeoverAndCommitOneWayOrTheOther() {
    pass(SHORT.multipliedBy(2));
    Draft racing = handling(frozen);
    Holder next = anybody();

    List<Object> results =
        Race.between(
            2,
            runner ->
                runner == 0
                    ? store.sessions().commit(racing.commit())
                    : other.leases().claim(box, next, LONG));

    assertThat(results.get(1)).isInstanceOf(LeaseOutcome.Granted.class);
    Lease taken = ((Granted) results.get(1)).lease();
    boolean wasFirst = results.get(0).equals(new Committed(2));
    assertThat(wasFirst || results.get(0).equals(new Conflict(1, taken.epoch()))).isTrue();
    assertThat(journal(box)).hasSize(wasFirst ? 2 : 1);
    assertThat(journal(box)).extracting(Entry::epoch).isSorted();
  }
}
