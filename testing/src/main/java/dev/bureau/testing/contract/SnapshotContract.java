package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Snapshots: kept, found by version, never mistaken, and of no weight (X34). */
abstract class SnapshotContract extends Clauses {
  private static final long NEWEST = Long.MAX_VALUE;
  private static final int MANY = 200;

  SnapshotContract(StoreContract contract) {
    super(contract);
  }

  private Session updated(Session head) {
    return committed(Draft.updating(head, now()));
  }

  /** States with one feature of each kind: one that counts, one that nobody here knows. */
  private static Aspects aspects() {
    return Aspects.NONE.withOpaque("weather");
  }

  private Optional<Long> found(SessionId session, long atMost) {
    return store.sessions().snapshot(session, atMost).map(Snapshot::version);
  }

  @Test
  void givesBackWhatWasKept() {
    Session head = updated(created());

    store.sessions().snapshot(new Snapshot(head, aspects()));

    Snapshot found = store.sessions().snapshot(head.id(), NEWEST).orElseThrow();
    assertThat(found.head()).isEqualTo(head);
    assertThat(Probes.isOpaque(found.aspects(), "weather")).isTrue();
  }

  @Test
  void hasNoneOfASessionThatNobodyKeptOneOf() {
    Session head = updated(created());

    assertThat(found(head.id(), NEWEST)).isEmpty();
    assertThat(found(fresh(), NEWEST)).isEmpty();
  }

  @Test
  void findsTheLatest() {
    Session first = created();
    store.sessions().snapshot(new Snapshot(first, Aspects.NONE));
    Session second = updated(first);
    store.sessions().snapshot(new Snapshot(second, Aspects.NONE));

    assertThat(found(first.id(), NEWEST)).contains(2L);
  }

  @Test
  void findsNoneAboveTheVersionAskedFor() {
    Session head = updated(created());
    store.sessions().snapshot(new Snapshot(head, Aspects.NONE));

    assertThat(found(head.id(), 1)).isEmpty();
    assertThat(found(head.id(), 2)).contains(2L);
  }

  @Test
  void keepsTheLatestThoughAnOlderOneComesLater() {
    Session first = created();
    Session second = updated(first);
    store.sessions().snapshot(new Snapshot(second, Aspects.NONE));

    store.sessions().snapshot(new Snapshot(first, Aspects.NONE));

    assertThat(found(first.id(), NEWEST)).contains(2L);
  }

  @Test
  void takesTheSameOneTwice() {
    Session head = created();

    store.sessions().snapshot(new Snapshot(head, Aspects.NONE));
    store.sessions().snapshot(new Snapshot(head, Aspects.NONE));

    assertThat(found(head.id(), NEWEST)).contains(1L);
  }

  @Test
  void passesOverOneOfTheFuture() {
    Session head = created();
    Session future = Draft.updating(head, now()).commit().head();

    store.sessions().snapshot(new Snapshot(future, Aspects.NONE));

    assertThat(found(head.id(), NEWEST)).isEmpty();
  }

  @Test
  void passesOverOneOfASessionThatIsNotThere() {
    Session never = Draft.creating(fresh(), now()).commit().head();

    store.sessions().snapshot(new Snapshot(never, Aspects.NONE));

    assertThat(found(never.id(), NEWEST)).isEmpty();
  }

  @Test
  void forgetsThoseOfARemovedSession() {
    Session head = created();
    store.sessions().snapshot(new Snapshot(head, Aspects.NONE));

    store.sessions().remove(head);

    assertThat(found(head.id(), NEWEST)).isEmpty();
  }

  @Test
  void givesNoneOfAnEarlierLifeOfTheId() {
    Session before = created();
    store.sessions().remove(before);
    pass(Duration.ofSeconds(1));
    created(before.id());

    store.sessions().snapshot(new Snapshot(before, Aspects.NONE));

    assertThat(found(before.id(), NEWEST)).isEmpty();
  }

  @Test
  void changesNothingOfTheSession() {
    Session head = updated(created());
    Footprint before = footprint(head.id());

    store.sessions().snapshot(new Snapshot(head, aspects()));

    assertThat(footprint(head.id())).isEqualTo(before);
  }

  @Test
  void survivesManyOfOneSession() {
    Session head = created();
    for (int i = 0; i < 20; i++) {
      head = updated(head);
      store.sessions().snapshot(new Snapshot(head, Aspects.NONE));
    }

    assertThat(found(head.id(), NEWEST)).contains(head.version());
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void isSeenByTheOtherInstance() {
    Session head = created();

    store.sessions().snapshot(new Snapshot(head, Aspects.NONE));

    assertThat(other.sessions().snapshot(head.id(), NEWEST)).isPresent();
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void isNoneForAProgramThatKnowsMoreThanItsWriterDid() {
    Session head = created();
    committed(Draft.on(head, now()).event(new OpaqueEvent("probe.noted", 1, "{\"by\":1}")));
    Session noted = stored(head.id()).session();
    store.sessions().snapshot(new Snapshot(noted, Aspects.NONE.withOpaque("probe")));

    Store knowing = contract().open(contract().factory(), Probes.NEWER);

    assertThat(knowing.sessions().snapshot(head.id(), NEWEST)).isEmpty();
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void keepsOutOfReachWhatItsReaderDoesNotKnow() {
    Store knowing = contract().open(contract().factory(), Probes.NEWER);
    Session head = created();
    knowing.sessions().snapshot(new Snapshot(head, Probes.noted(7)));

    Aspects seen = store.sessions().snapshot(head.id(), NEWEST).orElseThrow().aspects();
    Aspects known = knowing.sessions().snapshot(head.id(), NEWEST).orElseThrow().aspects();

    assertThat(Probes.isOpaque(seen, "probe")).isTrue();
    assertThat(Probes.notes(known)).isEqualTo(7);
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void isReadWholeWhileTheOtherInstanceKeepsMore() {
    Store keeper = contract().open(contract().factory(), Probes.NEWER);
    Store reader = contract().open(contract().factory(), Probes.NEWER);
    Session first = created();

    List<Long> torn =
        Race.between(2, runner -> runner == 0 ? kept(keeper, first) : readTorn(reader, first.id()));

    assertThat(torn).containsExactly(0L, 0L);
  }

  /** As many facts as the version says, in each snapshot. */
  private long kept(Store keeper, Session first) {
    Session head = first;
    for (int i = 0; i < MANY; i++) {
      head = committed(keeper, Draft.updating(head, now()));
      keeper.sessions().snapshot(new Snapshot(head, Probes.noted((int) head.version())));
    }
    return 0;
  }

  /**
   * How many were found with fewer or more. The oldest that is kept is the first to be taken away.
   */
  private static long readTorn(Store reader, SessionId session) {
    long torn = 0;
    for (long version = 0; version <= MANY; ) {
      version = reader.sessions().head(session).orElseThrow().session().version();
      torn +=
          reader
              .sessions()
              .snapshot(session, Math.max(1, version - 3))
              .filter(each -> Probes.notes(each.aspects()) != each.version())
              .stream()
              .count();
    }
    return torn;
  }
}
