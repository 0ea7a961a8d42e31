package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.session.Totals;
import dev.bureau.core.store.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts say as many as lists show, and the census as many as counts. */
abstract class CountContract extends ListingClauses {
  private static final StatusChanged STARTED =
      new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START);

  CountContract(StoreContract contract) {
    super(contract);
  }

  private static long of(
      Map<SessionType, Map<Status, Tally>> census, SessionType type, Status status) {
    return tally(census, type, status).sessions();
  }

  private static Tally tally(
      Map<SessionType, Map<Status, Tally>> census, SessionType type, Status status) {
    return census.getOrDefault(type, Map.of()).getOrDefault(status, Tally.NONE);
  }

  @Test
  void countsWhatMatches() {
    created(SessionSpec.observer("a"));
    created(SessionSpec.director("b"));

    assertThat(store.sessions().count(ofThisTest)).isEqualTo(2);
    assertThat(store.sessions().count(ofThisTest.and(Filter.type(SessionType.OBSERVER)))).isOne();
    assertThat(store.sessions().count(ofThisTest.and(Filter.search("c")))).isZero();
  }

  @Test
  void countsByTypeAndStatus() {
    Map<SessionType, Map<Status, Tally>> before = store.sessions().census();
    created(SessionSpec.director("one more"));

    Map<SessionType, Map<Status, Tally>> after = store.sessions().census();

    assertThat(of(after, SessionType.DIRECTOR, Status.INITIALIZING))
        .isEqualTo(of(before, SessionType.DIRECTOR, Status.INITIALIZING) + 1);
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void followsChangesAndRemovals() {
    Map<SessionType, Map<Status, Tally>> before = store.sessions().census();
    Session session = created(SessionSpec.observer("one more"));
    Session active = committed(other, Draft.on(session, now()).event(STARTED));

    assertThat(of(store.sessions().census(), SessionType.OBSERVER, Status.ACTIVE))
        .isEqualTo(of(before, SessionType.OBSERVER, Status.ACTIVE) + 1);

    store.sessions().remove(active);

    assertThat(store.sessions().census()).isEqualTo(before);
  }

  /** S32: what a session does while it stays where it is counted. */
  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void addsUpWhatSessionsHaveDone() {
    Tally before = tally(store.sessions().census(), SessionType.OBSERVER, Status.ACTIVE);
    Session active = committed(Draft.on(created(SessionSpec.observer("o")), now()).event(STARTED));

    assertThat(tally(store.sessions().census(), SessionType.OBSERVER, Status.ACTIVE))
        .isEqualTo(before.plus(Tally.of(active)));

    Session busy = committed(other, Draft.updating(active, now()).head(each -> done(each, 3)));
    busy = committed(Draft.updating(busy, now()).head(each -> done(each, 5)));

    assertThat(tally(store.sessions().census(), SessionType.OBSERVER, Status.ACTIVE))
        .isEqualTo(before.plus(Tally.of(busy)));
    assertThat(Tally.of(busy).tasks()).isEqualTo(5);
  }

  /** S32: what a session has done goes where it is counted, with what it did on its way. */
  @Test
  void movesWhatASessionHasDoneWithIt() {
    Map<SessionType, Map<Status, Tally>> before = store.sessions().census();
    Session session = committed(Draft.on(created(SessionSpec.director("d")), now()).event(STARTED));
    session = committed(Draft.updating(session, now()).head(each -> done(each, 2)));
    Session ended = committed(Draft.updating(session, now()).head(Heads::ended));

    Map<SessionType, Map<Status, Tally>> after = store.sessions().census();

    assertThat(tally(after, SessionType.DIRECTOR, Status.ACTIVE))
        .isEqualTo(tally(before, SessionType.DIRECTOR, Status.ACTIVE));
    assertThat(tally(after, SessionType.DIRECTOR, Status.TERMINATED))
        .isEqualTo(tally(before, SessionType.DIRECTOR, Status.TERMINATED).plus(Tally.of(ended)));
    assertThat(Tally.of(ended).span()).isEqualTo(Duration.ofDays(1).minusNanos(1));
  }

  @Test
  void countsNothingThatARefusedCommitWouldHaveDone() {
    Session session = created(SessionSpec.observer("o"));
    committed(Draft.updating(session, now()));
    Map<SessionType, Map<Status, Tally>> before = store.sessions().census();

    store.sessions().commit(Draft.updating(session, now()).head(each -> done(each, 9)).commit());

    assertThat(store.sessions().census()).isEqualTo(before);
  }

  private static Session done(Session head, long tasks) {
    return Heads.spent(head, new Totals(0, BigDecimal.ZERO, tasks, 0));
  }

  @Test
  void agreesWithTheCounts() {
    created(SessionSpec.observer("a"));
    committed(creating(fresh(), SessionSpec.director("b")).head(Heads::ended));
    Map<SessionType, Map<Status, Tally>> census = store.sessions().census();

    for (SessionType type : SessionType.values()) {
      for (Status status : Status.values()) {
        assertThat(store.sessions().count(Filter.type(type).and(Filter.status(status))))
            .isEqualTo(of(census, type, status));
      }
    }
  }

  @Test
  void leavesOutOfTheCensusWhatThereIsNotOne() {
    created("one");

    assertThat(store.sessions().census().values())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.values()).isNotEmpty().doesNotContain(Tally.NONE));
  }

  @Test
  void leavesTheReservedSessionOut() {
    Filter reserved = Filter.equal(Field.of(HeadField.ID), SessionId.BUREAU);
    Map<SessionType, Map<Status, Tally>> census = store.sessions().census();
    long count = store.sessions().count(Filter.all());

    if (store.sessions().head(SessionId.BUREAU).isEmpty()) {
      created(SessionId.BUREAU);
    }

    assertThat(store.sessions().count(Filter.all())).isEqualTo(count);
    assertThat(store.sessions().count(reserved)).isZero();
    assertThat(store.sessions().census()).isEqualTo(census);
  }
}
