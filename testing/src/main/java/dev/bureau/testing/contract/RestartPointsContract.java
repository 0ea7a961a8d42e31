package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.CommitOutcome.Unknown;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.LeaseOutcome.NoSession;
import dev.bureau.core.store.Mailboxes.Counts;
import dev.bureau.testing.FaultyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Work goes on behind a restart at any point as if there had been none, if the adapter is durable;
 * if it is not, it begins with nothing.
 */
@Tag(StoreContract.TWO_INSTANCES)
abstract class RestartPointsContract extends Clauses {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private Session head;
  private boolean durable;

  @SuppressWarnings("NullAway.Init") // set before each test
  RestartPointsContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createASession() {
    durable = store.capabilities().durable();
    head = created();
  }

  private void restart() {
    contract().close();
    store = contract().open(contract().restarted(), StoreContract.CATALOGUE);
  }

  private CommitOutcome ifDurable(CommitOutcome outcome) {
    return durable ? outcome : new Conflict(0, 0);
  }

  private Holder anybody() {
    return new Holder("node-" + fresh(), seams().processes().another());
  }

  private Lease granted(Duration length) {
    return ((Granted) store.leases().claim(head.id(), anybody(), length)).lease();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void goesOnBehindAnyCommit(int commits) {
    Session last = head;
    for (int i = 0; i < commits; i++) {
      last = committed(Draft.updating(last, now()));
    }

    restart();

    assertThat(store.sessions().commit(Draft.updating(last, now()).commit()))
        .isEqualTo(ifDurable(new Committed(last.version() + 1)));
  }

  @Test
  void goesOnBetweenASendAndItsHandling() {
    Session last = committed(Draft.updating(head, now()).send(Letters.to(head.id(), "m")));

    restart();

    Draft handling = Draft.updating(last, now()).acknowledge(Letters.id("m"));
    assertThat(store.mailboxes().counts(head.id())).isEqualTo(new Counts(durable ? 1 : 0, 0));
    assertThat(store.sessions().commit(handling.commit())).isEqualTo(ifDurable(new Committed(3)));
  }

  @Test
  void keepsAFailedMessageBackUntilItsTime() {
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), 10);
    store
        .mailboxes()
        .failed(head.id(), Letters.id("m"), Failure.retry("no luck", now().plus(LONG)));

    restart();

    assertThat(store.mailboxes().pending(head.id(), now(), 10)).isEmpty();
    assertThat(store.mailboxes().pending(head.id(), now().plus(LONG), 10)).hasSize(durable ? 1 : 0);
  }

  @Test
  void stillFencesTheFrozenHolder() {
    Lease frozen = granted(SHORT);
    pass(SHORT.multipliedBy(2));
    Lease taken = granted(LONG);

    restart();

    assertThat(store.sessions().commit(Draft.updating(head, now()).epoch(frozen.epoch()).commit()))
        .isEqualTo(ifDurable(new Conflict(1, taken.epoch())));
  }

  @Test
  void letsTheHolderGoOnUnderItsEpoch() {
    Lease lease = granted(LONG);

    restart();

    assertThat(store.leases().renew(lease.holder(), List.of(lease), LONG)).hasSize(durable ? 1 : 0);
    assertThat(store.sessions().commit(Draft.updating(head, now()).epoch(lease.epoch()).commit()))
        .isEqualTo(ifDurable(new Committed(2)));
  }

  @Test
  void letsALeaseBeTakenOverThatEndedMeanwhile() {
    Lease lease = granted(SHORT);
    pass(SHORT.multipliedBy(2));

    restart();

    LeaseOutcome outcome = store.leases().claim(head.id(), anybody(), LONG);
    if (durable) {
      assertThat(((Granted) outcome).lease().epoch()).isGreaterThan(lease.epoch());
      assertThat(((Granted) outcome).takenOver()).isTrue();
    } else {
      assertThat(outcome).isEqualTo(new NoSession());
    }
  }

  @Test
  void resolvesAnUnknownOutcome() {
    Draft draft = Draft.updating(head, now()).send(Letters.to(head.id(), "m"));
    FaultyStore faulty = FaultyStore.over(store);
    faulty.breakAfterCommit(1);
    assertThat(faulty.sessions().commit(draft.commit())).isInstanceOf(Unknown.class);

    restart();

    assertThat(store.sessions().outcome(head.id(), draft.moment().commit()))
        .isEqualTo(durable ? Optional.of(2L) : Optional.empty());
    assertThat(store.sessions().commit(draft.commit())).isEqualTo(ifDurable(new Committed(2)));
    assertThat(store.mailboxes().counts(head.id())).isEqualTo(new Counts(durable ? 1 : 0, 0));
  }

  @Test
  void bringsNoRemovedSessionBack() {
    Claim claim = ClaimContract.anyClaim();
    Session removed = committed(Draft.updating(head, now()).claim(claim));
    store.sessions().remove(removed);

    restart();

    assertThat(store.sessions().head(head.id())).isEmpty();
    assertThat(journal(head.id())).isEmpty();
    assertThat(store.sessions().claimed(claim).isPresent()).isEqualTo(durable);
  }

  @Test
  void turnsPagesOn() {
    String run = fresh().value();
    SessionSpec spec = SessionSpec.active("a").metadata(Map.of("run", run));
    committed(Draft.creating(fresh(), now(), spec));
    Session second = committed(Draft.creating(fresh(), now().plus(SHORT), spec));
    Query query = Query.of(Filter.metadata("run", run)).limit(1);
    Query next = query.after(store.sessions().query(query).next());

    restart();

    assertThat(store.sessions().query(next).sessions())
        .isEqualTo(durable ? List.of(second) : List.of());
  }
}
