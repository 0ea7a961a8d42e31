package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.LeaseOutcome.Held;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only who still has a lease can prolong it or give it back. Two instances take part. */
abstract class LeaseRenewalContract extends Clauses {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONGER_THAN_SHORT = Duration.ofSeconds(2);

  private SessionId id;
  private Holder a;
  private Holder b;

  @SuppressWarnings("NullAway.Init") // set before each test
  LeaseRenewalContract(StoreContract contract) {
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

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void prolongsTheHoldersOwnLeases() {
    Lease lease = claimedByA(SHORT);

    List<Lease> renewed = store.leases().renew(a, List.of(lease), LONG);

    assertThat(renewed).singleElement().extracting(Lease::epoch).isEqualTo(lease.epoch());
    pass(LONGER_THAN_SHORT);
    assertThat(other.leases().claim(id, b, LONG)).isInstanceOf(Held.class);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void prolongsNoLeaseThatWasTakenOver() {
    Lease lost = claimedByA(SHORT);
    pass(LONGER_THAN_SHORT);
    Lease taken = granted(other.leases().claim(id, b, LONG)).lease();

    List<Lease> renewed = store.leases().renew(a, List.of(lost), LONG);

    assertThat(renewed).isEmpty();
    assertThat(store.leases().claim(id, a, LONG)).isEqualTo(new Held(taken));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void prolongsNoLeaseOfAnEarlierTime() {
    Lease first = claimedByA(LONG);
    store.leases().release(a, List.of(first));
    Lease second = granted(other.leases().claim(id, b, LONG)).lease();
    other.leases().release(b, List.of(second));
    Lease third = claimedByA(LONG);

    assertThat(store.leases().renew(a, List.of(first), LONG)).isEmpty();
    assertThat(store.leases().renew(a, List.of(third), LONG)).hasSize(1);
  }

  @Test
  void prolongsNoLeaseThatItsHolderGaveBack() {
    Lease first = claimedByA(LONG);
    store.leases().release(a, List.of(first));

    Lease second = claimedByA(LONG);

    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(store.leases().renew(a, List.of(first), LONG)).isEmpty();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void tellsWhichOfSeveralLeasesAreStillTheHolders() {
    Lease lost = claimedByA(SHORT);
    pass(LONGER_THAN_SHORT);
    granted(other.leases().claim(id, b, LONG));
    Lease kept = granted(store.leases().claim(created().id(), a, LONG)).lease();

    List<Lease> renewed = store.leases().renew(a, List.of(lost, kept), LONG);

    assertThat(renewed).extracting(Lease::session).containsExactly(kept.session());
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void leavesANewHolderAloneWhenALostLeaseIsReleased() {
    Lease lost = claimedByA(SHORT);
    pass(LONGER_THAN_SHORT);
    Lease taken = granted(other.leases().claim(id, b, LONG)).lease();

    store.leases().release(a, List.of(lost));

    assertThat(store.leases().claim(id, a, LONG)).isEqualTo(new Held(taken));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void letsNobodyProlongOrReleaseTheLeaseOfAnother() {
    Lease lease = claimedByA(LONG);

    assertThat(other.leases().renew(b, List.of(lease), LONG)).isEmpty();
    other.leases().release(b, List.of(lease));

    assertThat(store.leases().holders()).contains(lease);
  }
}
