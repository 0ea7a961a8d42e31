package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Unknown;
import dev.bureau.testing.FaultyStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a commit's answer is lost, its identity tells later whether it stands (X31). */
abstract class UnknownOutcomeContract extends Clauses {
  private FaultyStore faulty;
  private Session head;
  private Draft draft;

  @SuppressWarnings("NullAway.Init") // set before each test
  UnknownOutcomeContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void decorateTheStore() {
    faulty = FaultyStore.over(store);
    head = created();
    draft = Draft.updating(head, now()).send(Letters.to(head.id(), "m"));
  }

  @Test
  void tellsThatItStandsWhenTheAnswerWasLostAfterIt() {
    faulty.breakAfterCommit(1);
    assertThat(faulty.sessions().commit(draft.commit())).isInstanceOf(Unknown.class);

    assertThat(other.sessions().outcome(head.id(), draft.moment().commit())).contains(2L);
  }

  @Test
  void tellsThatItDoesNotStandWhenItBrokeBeforeIt() {
    faulty.breakBeforeCommit(1);
    assertThat(faulty.sessions().commit(draft.commit())).isInstanceOf(Unknown.class);

    assertThat(other.sessions().outcome(head.id(), draft.moment().commit())).isEmpty();
  }

  @Test
  void makesItOnceWhenItIsAskedForAgainAfterALostAnswer() {
    faulty.breakAfterCommit(1);
    faulty.sessions().commit(draft.commit());

    assertThat(faulty.sessions().commit(draft.commit())).isEqualTo(new Committed(2));
    assertThat(journal(head.id())).hasSize(2);
    assertThat(store.mailboxes().counts(head.id()).waiting()).isEqualTo(1);
  }

  @Test
  void makesItWhenItIsAskedForAgainAndDidNotStand() {
    faulty.breakBeforeCommit(1);
    faulty.sessions().commit(draft.commit());

    assertThat(faulty.sessions().commit(draft.commit())).isEqualTo(new Committed(2));
    assertThat(journal(head.id())).hasSize(2);
  }
}
