package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.Store;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A holder that slept through the end of its lease can no longer write (P3). */
@Tag(StoreContract.TWO_INSTANCES)
abstract class FencingContract extends Clauses {
  private Session head;
  private Lease frozen;
  private Lease taken;

  @SuppressWarnings("NullAway.Init") // set before each test
  FencingContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void letALeaseBeTakenOver() {
    head = created();
    frozen = claim(store, "node-a", Duration.ofSeconds(1));
    pass(Duration.ofSeconds(2));
    taken = claim(other, "node-b", Duration.ofMinutes(10));
  }

  private Lease claim(Store instance, String node, Duration length) {
    Holder holder = new Holder(node, seams().processes().another());
    return ((Granted) instance.leases().claim(head.id(), holder, length)).lease();
  }

  private CommitOutcome commit(Store instance, long epoch) {
    return instance.sessions().commit(Draft.updating(head, now()).epoch(epoch).commit());
  }

  @Test
  void refusesTheFrozenHolderEvenWhenItsVersionIsRight() {
    assertThat(commit(store, frozen.epoch())).isEqualTo(new Conflict(1, taken.epoch()));
  }

  @Test
  void changesNothingWhenTheFrozenHolderCommits() {
    Footprint before = footprint(head.id());

    commit(store, frozen.epoch());

    assertThat(footprint(head.id())).isEqualTo(before);
  }

  @Test
  void refusesTheFrozenHolderAfterTheOtherHasCommitted() {
    commit(other, taken.epoch());

    assertThat(commit(store, frozen.epoch())).isEqualTo(new Conflict(2, taken.epoch()));
  }

  @Test
  void takesNoMessageFromTheHolderWhenTheFrozenOneFails() {
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), ALL);

    boolean noted =
        store.mailboxes().failed(head.id(), Letters.id("m"), Failure.forGood("late").under(frozen));

    assertThat(noted).isFalse();
    assertThat(other.mailboxes().counts(head.id()).waiting()).isOne();
  }

  @Test
  void notesAFailureOfTheHolder() {
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), ALL);

    boolean noted =
        other
            .mailboxes()
            .failed(head.id(), Letters.id("m"), Failure.forGood("hopeless").under(taken));

    assertThat(noted).isTrue();
    assertThat(other.mailboxes().counts(head.id()).dead()).isOne();
  }

  @Test
  void takesTheCommitOfTheHolder() {
    assertThat(commit(other, taken.epoch())).isEqualTo(new Committed(2));
  }

  @Test
  void writesTheEpochIntoTheEntries() {
    commit(other, taken.epoch());

    assertThat(store.sessions().journal(head.id(), 2, ALL))
        .extracting(Entry::epoch)
        .containsExactly(taken.epoch());
  }

  @Test
  void refusesAnAdministrativeCommitThatReadBeforeTheTakeover() {
    assertThat(commit(store, 0)).isEqualTo(new Conflict(1, taken.epoch()));
  }

  @Test
  void takesAnAdministrativeCommitUnderTheEpochItReads() {
    assertThat(commit(store, stored(head.id()).epoch())).isEqualTo(new Committed(2));
  }

  @Test
  void stillRefusesTheFrozenHolderAfterTheOtherHasGoneHome() {
    other.leases().release(taken.holder(), List.of(taken));

    assertThat(commit(store, frozen.epoch())).isEqualTo(new Conflict(1, taken.epoch()));
  }

  @Test
  void neverLowersTheEpochAlongAJournal() {
    Session second = committed(other, Draft.updating(head, now()).epoch(taken.epoch()));
    other.leases().release(taken.holder(), List.of(taken));
    head = second;
    Lease third = claim(store, "node-c", Duration.ofMinutes(10));
    committed(Draft.updating(second, now()).epoch(third.epoch()));

    assertThat(journal(head.id())).extracting(Entry::epoch).isSorted();
    assertThat(third.epoch()).isGreaterThan(taken.epoch());
  }

  @Test
  void letsNobodyButTheHolderWinARaceOfCommits() {
    List<CommitOutcome> outcomes =
        Race.between(
            8,
            runner ->
                runner == 0
                    ? commit(other, taken.epoch())
                    : commit(runner % 2 == 0 ? store : other, frozen.epoch()));

    assertThat(outcomes.get(0)).isEqualTo(new Committed(2));
    assertThat(outcomes).filteredOn(Committed.class::isInstance).hasSize(1);
  }
}
