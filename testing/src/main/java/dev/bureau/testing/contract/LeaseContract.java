package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.LeaseOutcome.Held;
import dev.bureau.core.store.LeaseOutcome.NoSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One holder at a time has a session; each new one has a higher epoch. Two instances take part. */
abstract class LeaseContract extends Clauses {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONGER_THAN_SHORT = Duration.ofSeconds(2);

  private SessionId id;
  private Holder a;
  private Holder b;

  @SuppressWarnings("NullAway.Init") // set before each test
  LeaseContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createSessionAndHolders() {
    id = created().id();
    a = new Holder("node-a", seams().processes().another());
    b = new Holder("node-b", seams().processes().another());
  }

  private Lease claimedByA(Duration length) {
    return granted(store.leases().claim(id, a, length)).lease();
  }

  private static Granted granted(LeaseOutcome outcome) {
    assertThat(outcome).isInstanceOf(Granted.class);
    return (Granted) outcome;
  }

  @Test
  void grantsAFreeSession() {
    Granted granted = granted(store.leases().claim(id, a, LONG));

    assertThat(granted.takenOver()).isFalse();
    assertThat(granted.lease().session()).isEqualTo(id);
    assertThat(granted.lease().holder()).isEqualTo(a);
    assertThat(granted.lease().epoch()).isPositive();
  }

  @Test
  void grantsNoSessionThatIsNotThere() {
    assertThat(store.leases().claim(fresh(), a, LONG)).isEqualTo(new NoSession());
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void tellsWhoHasTheSession() {
    Lease lease = claimedByA(LONG);

    assertThat(other.leases().claim(id, b, LONG)).isEqualTo(new Held(lease));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void grantsTheHolderItsOwnSessionAgainUnderTheSameEpoch() {
    Lease lease = claimedByA(SHORT);

    Granted again = granted(other.leases().claim(id, a, LONG));

    assertThat(again.lease().epoch()).isEqualTo(lease.epoch());
    assertThat(again.lease().until()).isAfter(lease.until());
    assertThat(again.takenOver()).isFalse();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void grantsAnEndedLeaseToAnotherUnderAHigherEpoch() {
    Lease lease = claimedByA(SHORT);
    pass(LONGER_THAN_SHORT);

    Granted taken = granted(other.leases().claim(id, b, LONG));

    assertThat(taken.lease().epoch()).isGreaterThan(lease.epoch());
    assertThat(taken.takenOver()).isTrue();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void grantsAReleasedSessionWithoutATakeover() {
    Lease lease = claimedByA(LONG);
    store.leases().release(a, List.of(lease));

    Granted next = granted(other.leases().claim(id, b, LONG));

    assertThat(next.lease().epoch()).isGreaterThan(lease.epoch());
    assertThat(next.takenOver()).isFalse();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void grantsTheSessionOfADeadProcessAtOnce() {
    claimedByA(LONG);
    seams().processes().end(a.process());

    Granted taken = granted(other.leases().claim(id, b, LONG));

    assertThat(taken.takenOver()).isTrue();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void tellsARestartedNodeFromTheOneBefore() {
    Lease lease = claimedByA(LONG);
    Holder restarted = new Holder(a.node(), seams().processes().another());

    assertThat(other.leases().claim(id, restarted, LONG)).isEqualTo(new Held(lease));
    seams().processes().end(a.process());
    Granted taken = granted(other.leases().claim(id, restarted, LONG));

    assertThat(taken.lease().epoch()).isGreaterThan(lease.epoch());
    assertThat(taken.takenOver()).isTrue();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void showsTheEpochInTheStoredSession() {
    Lease lease = claimedByA(LONG);

    assertThat(other.sessions().head(id).orElseThrow().epoch()).isEqualTo(lease.epoch());
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void showsTheEpochToWhoKnowsTheHead() {
    Session known = stored(id).session();

    Lease lease = claimedByA(LONG);

    assertThat(other.sessions().head(known).orElseThrow().epoch()).isEqualTo(lease.epoch());
  }

  @Test
  void leavesTheVersionAlone() {
    claimedByA(LONG);

    assertThat(stored(id).session().version()).isEqualTo(1);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void listsLeasesUntilTheyAreReleased() {
    Lease lease = claimedByA(SHORT);
    pass(LONGER_THAN_SHORT);

    assertThat(other.leases().holders()).contains(lease);
    store.leases().release(a, List.of(lease));
    assertThat(other.leases().holders()).extracting(Lease::session).doesNotContain(id);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void grantsARacedSessionToOneHolder() {
    List<LeaseOutcome> outcomes =
        Race.between(
            8,
            runner -> {
              Holder holder = new Holder("node-" + runner, seams().processes().another());
              return (runner % 2 == 0 ? store : other).leases().claim(id, holder, LONG);
            });

    assertThat(outcomes).filteredOn(Granted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Held.class::isInstance).hasSize(7);
  }
}
