package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.CommitOutcome.Unknown;
import dev.bureau.testing.FaultyStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void tellsThatItStandsWhenTheAnswerWasLostAfterIt() {
    faulty.breakAfterCommit(1);
    assertThat(faulty.sessions().commit(draft.commit())).isInstanceOf(Unknown.class);

    assertThat(other.sessions().outcome(head.id(), draft.moment().commit())).contains(2L);
  }

  @Tag(StoreContract.TWO_INSTANCES)
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

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void makesItOnceWhenTheOtherAsksForItAfterALostAnswer() {
    faulty.breakAfterCommit(1);
    faulty.sessions().commit(draft.commit());

    assertThat(other.sessions().commit(draft.commit())).isEqualTo(new Committed(2));
    assertThat(other.mailboxes().counts(head.id()).waiting()).isEqualTo(1);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void makesItOnceWhenTheOtherHasMadeItMeanwhile() {
    faulty.breakBeforeCommit(1);
    faulty.sessions().commit(draft.commit());
    committed(other, draft);

    assertThat(store.sessions().outcome(head.id(), draft.moment().commit())).contains(2L);
    assertThat(faulty.sessions().commit(draft.commit())).isEqualTo(new Committed(2));
    assertThat(journal(head.id())).hasSize(2);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void tellsThatItDoesNotStandWhenAnotherCommitTookItsVersion() {
    faulty.breakBeforeCommit(1);
    faulty.sessions().commit(draft.commit());
    committed(other, Draft.updating(head, now()));

    assertThat(store.sessions().outcome(head.id(), draft.moment().commit())).isEmpty();
    assertThat(store.sessions().commit(draft.commit())).isEqualTo(new Conflict(2, 0));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void tellsThatItStandsThoughTheOtherHasGoneOn() {
    faulty.breakAfterCommit(1);
    faulty.sessions().commit(draft.commit());
    committed(other, Draft.updating(draft.commit().head(), now()));

    assertThat(store.sessions().outcome(head.id(), draft.moment().commit())).contains(2L);
    assertThat(store.sessions().commit(draft.commit())).isEqualTo(new Committed(2));
    assertThat(journal(head.id())).hasSize(3);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void makesItOnceWhenBothInstancesInsist() {
    faulty.breakAfterCommit(1);
    faulty.sessions().commit(draft.commit());

    List<CommitOutcome> outcomes =
        Race.between(
            8, runner -> (runner % 2 == 0 ? store : other).sessions().commit(draft.commit()));

    assertThat(outcomes).containsOnly(new Committed(2));
    assertThat(journal(head.id())).hasSize(2);
  }
}
