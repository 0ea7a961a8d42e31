package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Feed;
import org.junit.jupiter.api.Test;

/** A commit that builds on what is no longer so is refused by a value, and changes nothing. */
abstract class ConflictContract extends Clauses {
  ConflictContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void refusesAStaleVersion() {
    Session first = created();
    committed(Draft.updating(first, now()));

    CommitOutcome outcome = store.sessions().commit(Draft.updating(first, now()).commit());

    assertThat(outcome).isEqualTo(new Conflict(2, 0));
  }

  @Test
  void refusesAVersionThatIsNotThereYet() {
    Session first = created();
    Session second = Draft.updating(first, now()).commit().head();

    CommitOutcome outcome = store.sessions().commit(Draft.updating(second, now()).commit());

    assertThat(outcome).isEqualTo(new Conflict(1, 0));
  }

  @Test
  void refusesToCreateWhatIsThere() {
    Session head = created();

    CommitOutcome outcome = store.sessions().commit(Draft.creating(head.id(), now()).commit());

    assertThat(outcome).isEqualTo(new Conflict(1, 0));
  }

  @Test
  void refusesToChangeWhatIsNotThere() {
    Session never = Draft.creating(fresh(), now()).commit().head();

    CommitOutcome outcome = store.sessions().commit(Draft.updating(never, now()).commit());

    assertThat(outcome).isEqualTo(new Conflict(0, 0));
  }

  @Test
  void leavesTheSessionAsItWas() {
    Session first = created();
    committed(Draft.updating(first, now()));
    Footprint before = footprint(first.id());

    store.sessions().commit(Draft.updating(first, now()).commit());

    assertThat(footprint(first.id())).isEqualTo(before);
  }

  @Test
  void sendsNothing() {
    Session first = created();
    committed(Draft.updating(first, now()));
    SessionId receiver = created().id();

    store.sessions().commit(Draft.updating(first, now()).send(Letters.to(receiver, "m")).commit());

    assertThat(store.mailboxes().counts(receiver).waiting()).isZero();
  }

  @Test
  void acknowledgesNothing() {
    Session first = created();
    committed(Draft.updating(first, now()).send(Letters.to(first.id(), "m")));

    store.sessions().commit(Draft.updating(first, now()).acknowledge(Letters.id("m")).commit());

    assertThat(store.mailboxes().counts(first.id()).waiting()).isEqualTo(1);
  }

  @Test
  void claimsNothing() {
    Session first = created();
    committed(Draft.updating(first, now()));
    Claim claim = ClaimContract.anyClaim();

    store.sessions().commit(Draft.updating(first, now()).claim(claim).commit());

    assertThat(store.sessions().claimed(claim)).isEmpty();
  }

  @Test
  void feedsNothing() {
    Session first = created();
    committed(Draft.updating(first, now()));
    Feed.Position end = store.feed().end();

    store.sessions().commit(Draft.updating(first, now()).commit());

    assertThat(store.feed().read(end, ALL).entries()).isEmpty();
  }

  @Test
  void remembersNoIdentityOfIt() {
    Session first = created();
    committed(Draft.updating(first, now()));
    Draft refused = Draft.updating(first, now());

    store.sessions().commit(refused.commit());

    assertThat(store.sessions().outcome(first.id(), refused.moment().commit())).isEmpty();
  }
}
