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
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts say as many as lists show, and the census as many as counts. */
abstract class CountContract extends ListingClauses {
  CountContract(StoreContract contract) {
    super(contract);
  }

  private static long of(
      Map<SessionType, Map<Status, Long>> census, SessionType type, Status status) {
    return census.getOrDefault(type, Map.of()).getOrDefault(status, 0L);
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
    Map<SessionType, Map<Status, Long>> before = store.sessions().census();
    created(SessionSpec.director("one more"));

    Map<SessionType, Map<Status, Long>> after = store.sessions().census();

    assertThat(of(after, SessionType.DIRECTOR, Status.INITIALIZING))
        .isEqualTo(of(before, SessionType.DIRECTOR, Status.INITIALIZING) + 1);
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void followsChangesAndRemovals() {
    Map<SessionType, Map<Status, Long>> before = store.sessions().census();
    Session session = created(SessionSpec.observer("one more"));
    StatusChanged started = new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START);
    Session active = committed(other, Draft.on(session, now()).event(started));

    assertThat(of(store.sessions().census(), SessionType.OBSERVER, Status.ACTIVE))
        .isEqualTo(of(before, SessionType.OBSERVER, Status.ACTIVE) + 1);

    store.sessions().remove(active.id(), active.version());

    assertThat(store.sessions().census()).isEqualTo(before);
  }

  @Test
  void agreesWithTheCounts() {
    created(SessionSpec.observer("a"));
    committed(creating(fresh(), SessionSpec.director("b")).head(Heads::ended));
    Map<SessionType, Map<Status, Long>> census = store.sessions().census();

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
        .allSatisfy(each -> assertThat(each.values()).isNotEmpty().doesNotContain(0L));
  }

  @Test
  void leavesTheReservedSessionOut() {
    Filter reserved = Filter.equal(Field.of(HeadField.ID), SessionId.BUREAU);
    Map<SessionType, Map<Status, Long>> census = store.sessions().census();
    long count = store.sessions().count(Filter.all());

    if (store.sessions().head(SessionId.BUREAU).isEmpty()) {
      created(SessionId.BUREAU);
    }

    assertThat(store.sessions().count(Filter.all())).isEqualTo(count);
    assertThat(store.sessions().count(reserved)).isZero();
    assertThat(store.sessions().census()).isEqualTo(census);
  }
}
