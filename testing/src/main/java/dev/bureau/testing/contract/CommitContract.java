package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.CommitOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A commit that is right stands, whole, at the next version. */
abstract class CommitContract extends Clauses {
  CommitContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void createsASessionAtVersionOne() {
    CommitOutcome outcome = store.sessions().commit(Draft.creating(fresh(), now()).commit());

    assertThat(outcome).isEqualTo(new CommitOutcome.Committed(1));
  }

  @Test
  void countsVersionsWithoutGaps() {
    Session head = created();

    for (int i = 0; i < 9; i++) {
      head = committed(Draft.updating(head, now()));
    }

    assertThat(journal(head.id()))
        .extracting(Entry::version)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void knowsNoHeadOfASessionThatNeverWas() {
    assertThat(store.sessions().head(fresh())).isEmpty();
  }

  @Test
  void givesANewSessionEpochZeroAndLeavesItWritable() {
    Session head = created();

    assertThat(stored(head.id()).epoch()).isZero();
    assertThat(stored(head.id()).writable()).isTrue();
  }

  @Test
  void keepsTheHeadOfTheLatestCommit() {
    Session head = created();

    Session updated = committed(Draft.updating(head, now()));

    assertThat(stored(head.id()).session()).isEqualTo(updated);
  }

  @Test
  void givesTheKnownHeadAsLongAsItStands() {
    Session head = created();

    assertThat(store.sessions().head(head).orElseThrow().session()).isEqualTo(head);
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void givesANewHeadToWhoKnowsTheOneBefore() {
    Session head = created();

    Session updated = committed(Draft.updating(head, now()));

    assertThat(other.sessions().head(head).orElseThrow().session()).isEqualTo(updated);
  }

  @Test
  void keepsSeveralEventsOfOneCommitInTheirPlaces() {
    Session head = created();
    Draft draft =
        Draft.on(head, now())
            .event(new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.COMPLETE))
            .event(new StatusChanged(Status.ACTIVE, Status.COMPLETED, Operation.COMPLETE));

    committed(draft);

    assertThat(store.sessions().journal(head.id(), 2, ALL)).isEqualTo(draft.commit().entries());
  }

  @Test
  void takesACommitOfNothingButAClaim() {
    Session head = created();
    Draft draft = Draft.on(head, now()).claim(ClaimContract.anyClaim());

    committed(draft);

    assertThat(stored(head.id()).session().version()).isEqualTo(2);
  }

  @Test
  void neverMixesUpIdsThatDifferOnlyByCase() {
    Session lower = created();
    SessionId upper = new SessionId("S" + lower.id().value().substring(1));

    store.sessions().commit(Draft.creating(upper, now()).commit());

    assertThat(stored(lower.id()).session()).isEqualTo(lower);
  }
}
