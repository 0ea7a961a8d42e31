package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Claimed;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Mailboxes.Counts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A removed session is gone with all that was its own; only its claims stay. */
abstract class RemovalContract extends Clauses {
  RemovalContract(StoreContract contract) {
    super(contract);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void removesHeadAndJournal() {
    Session head = committed(Draft.updating(created(), now()));

    assertThat(store.sessions().remove(head)).isEqualTo(new Committed(2));

    assertThat(other.sessions().head(head.id())).isEmpty();
    assertThat(other.sessions().journal(head.id(), 1, ALL)).isEmpty();
  }

  @Test
  void refusesToRemoveAnotherVersionThanTheOneDecidedOn() {
    Session first = created();
    committed(Draft.updating(first, now()));
    Footprint before = footprint(first.id());

    assertThat(store.sessions().remove(first)).isEqualTo(new Conflict(2, 0));
    assertThat(footprint(first.id())).isEqualTo(before);
  }

  @Test
  void refusesToRemoveWhatIsNotThere() {
    Session never = Draft.creating(fresh(), now()).commit().head();

    assertThat(store.sessions().remove(never)).isEqualTo(new Conflict(0, 0));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void refusesToRemoveAnotherLifeOfTheId() {
    Session first = created();
    store.sessions().remove(first);
    pass(Duration.ofMillis(1));
    Session second = created(first.id());
    Footprint before = footprint(first.id());

    assertThat(other.sessions().remove(first)).isEqualTo(new Conflict(1, 0));
    assertThat(stored(first.id()).session()).isEqualTo(second);
    assertThat(footprint(first.id())).isEqualTo(before);
  }

  @Test
  void removesTheMailbox() {
    Session head = created();
    store
        .mailboxes()
        .put(head.id(), List.of(Letters.to(head.id(), "a"), Letters.to(head.id(), "b")), 10);
    store.mailboxes().failed(head.id(), Letters.id("b"), Failure.forGood("hopeless"));

    store.sessions().remove(head);

    assertThat(store.mailboxes().counts(head.id())).isEqualTo(new Counts(0, 0));
    assertThat(store.mailboxes().waiting(now(), "", ALL)).doesNotContain(head.id());
  }

  @Test
  void removesTheLease() {
    Session head = created();
    Holder holder = new Holder("node-a", seams().processes().another());
    store.leases().claim(head.id(), holder, Duration.ofMinutes(10));

    store.sessions().remove(head);

    assertThat(store.leases().holders()).extracting(Lease::session).doesNotContain(head.id());
    assertThat(store.leases().claim(head.id(), holder, Duration.ofMinutes(10)))
        .isEqualTo(new LeaseOutcome.NoSession());
  }

  @Test
  void leavesClaimsBehind() {
    Claim claim = ClaimContract.anyClaim();
    Session head = committed(Draft.updating(created(), now()).claim(claim));

    store.sessions().remove(head);

    Claimed stands = new Claimed(claim, head.id(), 2);
    assertThat(store.sessions().claimed(claim)).contains(stands);
    assertThat(store.sessions().commit(Draft.updating(created(), now()).claim(claim).commit()))
        .isEqualTo(stands);
  }

  @Test
  void leavesOtherSessionsAlone() {
    Session head = created();
    Session neighbour = created();
    Footprint before = footprint(neighbour.id());

    store.sessions().remove(head);

    assertThat(footprint(neighbour.id())).isEqualTo(before);
  }

  @Test
  void letsAnIdBeginAnew() {
    Session head = committed(Draft.updating(created(), now()));
    store.sessions().remove(head);

    Session second = created(head.id());

    assertThat(stored(head.id()).session()).isEqualTo(second);
    assertThat(journal(head.id())).hasSize(1);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesTheHeadOfThisLifeOfTheIdToWhoKnowsOneOfAnEarlier() {
    Session first = created();
    store.sessions().remove(first);
    pass(Duration.ofMillis(1));
    Session second = created(first.id());

    assertThat(other.sessions().head(first).orElseThrow().session()).isEqualTo(second);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesNoHeadToWhoKnowsTheRemovedOne() {
    Session head = created();

    store.sessions().remove(head);

    assertThat(other.sessions().head(head)).isEmpty();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void refusesACommitOfAnEarlierLifeOfTheId() {
    Session first = created();
    store.sessions().remove(first);
    pass(Duration.ofMillis(1));
    created(first.id());
    Footprint before = footprint(first.id());

    CommitOutcome outcome = other.sessions().commit(Draft.updating(first, now()).commit());

    assertThat(outcome).isInstanceOf(Conflict.class);
    assertThat(footprint(first.id())).isEqualTo(before);
  }

  private Lease claimed(SessionId session, Holder holder) {
    return ((LeaseOutcome.Granted) store.leases().claim(session, holder, Duration.ofMinutes(10)))
        .lease();
  }

  private Holder anybody() {
    return new Holder("node-" + fresh(), seams().processes().another());
  }

  /** A lease of a session that was removed since, and whose id has begun anew. */
  private Lease ofAnEarlierLife(SessionId id, Holder holder) {
    Lease earlier = claimed(id, holder);
    store.sessions().remove(stored(id).session());
    pass(Duration.ofMillis(1));
    created(id);
    return earlier;
  }

  @Test
  void tellsALeaseFromThatOfAnEarlierLifeOfTheId() {
    SessionId id = created().id();
    Holder holder = anybody();
    Lease earlier = ofAnEarlierLife(id, holder);

    Lease later = claimed(id, holder);

    assertThat(later.created()).isEqualTo(stored(id).session().times().created());
    assertThat(later.created()).isNotEqualTo(earlier.created());
    assertThat(store.leases().holders()).contains(later);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void prolongsNoLeaseOfAnEarlierLifeOfTheId() {
    SessionId id = created().id();
    Holder holder = anybody();
    Lease earlier = ofAnEarlierLife(id, holder);
    Lease later = claimed(id, holder);

    assertThat(other.leases().renew(holder, List.of(earlier), Duration.ofHours(1))).isEmpty();
    assertThat(store.leases().holders()).contains(later);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void leavesALeaseAloneWhenOneOfAnEarlierLifeOfTheIdIsReleased() {
    SessionId id = created().id();
    Holder holder = anybody();
    Lease earlier = ofAnEarlierLife(id, holder);
    Lease later = claimed(id, holder);

    other.leases().release(holder, List.of(earlier));

    assertThat(store.leases().holders()).contains(later);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void takesNoMessageFromASessionForTheHolderOfAnEarlierLifeOfTheId() {
    SessionId id = created().id();
    Lease earlier = ofAnEarlierLife(id, anybody());
    store.mailboxes().put(id, List.of(Letters.to(id, "m")), 10);
    Failure late = Failure.forGood("late").under(earlier);

    assertThat(other.mailboxes().failed(id, Letters.id("m"), late)).isFalse();
    assertThat(store.mailboxes().counts(id)).isEqualTo(new Counts(1, 0));
  }

  @Test
  void letsTheFeedGoOn() {
    Session head = created();
    Feed.Position end = store.feed().end();
    store.sessions().remove(head);

    Session next = created();

    assertThat(store.feed().read(end, ALL).entries()).isEqualTo(journal(next.id()));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void removesARacedSessionOnce() {
    Session head = created();

    List<CommitOutcome> outcomes =
        Race.between(6, runner -> (runner % 2 == 0 ? store : other).sessions().remove(head));

    assertThat(outcomes).filteredOn(new Committed(1)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(new Conflict(0, 0)::equals).hasSize(5);
  }

  /** As a sender does who saw that session before it was removed. */
  private void putTooLate(SessionId removed) {
    store.mailboxes().put(removed, List.of(Letters.to(removed, "late")), 10);
  }

  @Test
  void leavesNoMailToTheNextWhoTakesTheId() {
    Session first = created();
    store.sessions().remove(first);
    putTooLate(first.id());

    created(first.id());

    assertThat(store.mailboxes().counts(first.id())).isEqualTo(new Counts(0, 0));
    assertThat(store.mailboxes().pending(first.id(), now(), ALL)).isEmpty();
    assertThat(store.mailboxes().waiting(now(), "", ALL)).doesNotContain(first.id());
  }

  @Test
  void remembersNoMessageForTheNextWhoTakesTheId() {
    Session first = created();
    store.sessions().remove(first);
    putTooLate(first.id());
    store.mailboxes().failed(first.id(), Letters.id("late"), Failure.forGood("nobody there"));
    store.mailboxes().drop(first.id(), Letters.id("late"));
    created(first.id());

    putTooLate(first.id());

    assertThat(store.mailboxes().counts(first.id())).isEqualTo(new Counts(1, 0));
  }

  @Test
  void keepsWhatASessionIsSentAsItIsCreated() {
    Session first = created();
    store.sessions().remove(first);
    putTooLate(first.id());

    committed(Draft.creating(first.id(), now()).send(Letters.to(first.id(), "late")));

    assertThat(store.mailboxes().counts(first.id())).isEqualTo(new Counts(1, 0));
  }

  @Test
  void acknowledgesNothingThatCameBeforeTheSession() {
    Session first = created();
    store.sessions().remove(first);
    putTooLate(first.id());
    Footprint before = footprint(first.id());
    Draft creating = Draft.creating(first.id(), now()).acknowledge(Letters.id("late"));

    assertThat(store.sessions().commit(creating.commit())).isEqualTo(new Conflict(0, 0));
    assertThat(footprint(first.id())).isEqualTo(before);
  }

  /** A session of somebody else's chain. */
  private Session follower(Session first) {
    Links links = new Links(null, null, first.id(), null, first.id(), null);
    return committed(
        Draft.on(Session.absent(fresh()), now())
            .event(Draft.created(SessionSpec.active("follower"), links)));
  }

  @Test
  void leavesTheMailboxToTheRestOfTheChain() {
    Session first = created();
    follower(first);
    store.mailboxes().put(first.id(), List.of(Letters.to(first.id(), "m")), 10);

    store.sessions().remove(first);

    assertThat(store.mailboxes().counts(first.id()).waiting()).isEqualTo(1);
  }

  @Test
  void removesTheMailboxWithTheLastOfTheChain() {
    Session first = created();
    Session second = follower(first);
    store.mailboxes().put(first.id(), List.of(Letters.to(first.id(), "m")), 10);

    store.sessions().remove(first);
    store.sessions().remove(second);

    assertThat(store.mailboxes().counts(first.id()).waiting()).isZero();
  }

  @Test
  void leavesTheMailboxToTheFirstWhenALaterOneGoes() {
    Session first = created();
    Session second = follower(first);
    store.mailboxes().put(first.id(), List.of(Letters.to(first.id(), "m")), 10);

    store.sessions().remove(second);

    assertThat(store.mailboxes().counts(first.id()).waiting()).isEqualTo(1);
  }
}
