package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import org.junit.jupiter.api.Test;

/** A commit has an identity: asked for again it is not made again, and it can be looked up. */
abstract class IdentityContract extends Clauses {
  IdentityContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void tellsTheVersionThatACommitMade() {
    Session head = created();
    Draft draft = Draft.updating(head, now());

    committed(draft);

    assertThat(store.sessions().outcome(head.id(), draft.moment().commit())).contains(2L);
  }

  @Test
  void tellsNothingOfACommitThatWasNeverMade() {
    Session head = created();

    assertThat(store.sessions().outcome(head.id(), Draft.anyCommitId())).isEmpty();
  }

  @Test
  void tellsNothingOfASessionThatIsNotThere() {
    assertThat(store.sessions().outcome(fresh(), Draft.anyCommitId())).isEmpty();
  }

  @Test
  void answersTheSameCommitAgainWithTheVersionThatStands() {
    Session head = created();
    Draft draft = Draft.updating(head, now());
    committed(draft);

    CommitOutcome again = store.sessions().commit(draft.commit());

    assertThat(again).isEqualTo(new Committed(2));
  }

  @Test
  void makesTheSameCommitOnce() {
    Draft draft = Draft.creating(fresh(), now()).send(Letters.to(created().id(), "m"));
    Session head = committed(draft);
    Footprint before = footprint(head.id());

    store.sessions().commit(draft.commit());

    assertThat(footprint(head.id())).isEqualTo(before);
  }

  @Test
  void knowsACommitAgainAfterOthersHaveFollowed() {
    Session head = created();
    Draft draft = Draft.updating(head, now());
    committed(Draft.updating(committed(draft), now()));

    CommitOutcome again = store.sessions().commit(draft.commit());

    assertThat(again).isEqualTo(new Committed(2));
  }

  @Test
  void knowsACommitAgainThatAcknowledgedAndClaimed() {
    Session head = created();
    head = committed(Draft.updating(head, now()).send(Letters.to(head.id(), "m")));
    Draft draft =
        Draft.updating(head, now()).acknowledge(Letters.id("m")).claim(ClaimContract.anyClaim());
    committed(draft);

    CommitOutcome again = store.sessions().commit(draft.commit());

    assertThat(again).isEqualTo(new Committed(3));
  }
}
