package dev.bureau.orchestrator.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener is told of, and from where on. */
class FollowTest {
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Office office = new Office();
  private final Bureau bureau = office.open(seams);
  private final List<Entry> seen = new ArrayList<>();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void tellsWhatComesFromNowOn() {
    create("before");
    bureau.follow(Follow.fromNow(), seen::add);
    SessionId after = create("after");
    turn();

    assertThat(seen).isEqualTo(bureau.journal(after, 1, 10));
  }

  @Test
  void tellsWhatCameBehindAPastPosition() {
    create("one");
    Feed.Position past = bureau.store().feed().end();
    SessionId two = create("two");
    bureau.follow(Follow.from(past), seen::add);
    turn();

    assertThat(seen).isEqualTo(bureau.journal(two, 1, 10));
  }

  @Test
  void tellsTheTypesThatAreNamed() {
    SessionId id = create("one");
    bureau.sessions().update(id, SessionUpdate.metadata(Map.of("a", 1)));
    bureau.sessions().complete(id);
    bureau.follow(Follow.fromStart().types("session.updated", "session.ended"), seen::add);
    turn();

    assertThat(names()).containsExactly("session.updated", "session.ended");
  }

  @Test
  void tellsOfTheSessionsThatAreNamed() {
    SessionId one = create("one");
    create("two");
    SessionId three = create("three");
    bureau.follow(Follow.fromStart().sessions(one, three), seen::add);
    turn();

    assertThat(seen).extracting(Entry::session).containsExactly(one, three);
  }

  @Test
  void tellsWhatPassesAllTests() {
    create("one");
    SessionId two = bureau.as(Actor.user("ann")).sessions().create(SessionSpec.active("two")).id();
    bureau.as(Actor.user("ann")).sessions().start(two);
    bureau.follow(
        Follow.fromStart()
            .where(entry -> entry.actor().equals(Actor.user("ann")))
            .where(entry -> entry.version() == 2),
        seen::add);
    turn();

    assertThat(names()).containsExactly("session.status-changed");
  }

  @Test
  void tellsOnlyWhatAllFiltersLetThrough() {
    SessionId one = create("one");
    bureau.sessions().start(one);
    bureau.sessions().start(create("two"));
    bureau.follow(
        Follow.fromStart()
            .types("session.status-changed")
            .sessions(one)
            .where(entry -> entry.version() > 0),
        seen::add);
    turn();

    assertThat(seen).isEqualTo(bureau.journal(one, 2, 10));
  }

  @Test
  void staysAsItIsWhenAnotherIsMadeOfIt() {
    create("one");
    Follow all = Follow.fromStart();
    all.types("session.ended").named("other").where(entry -> false);
    bureau.follow(all, seen::add);
    turn();

    assertThat(names()).containsExactly("session.created");
  }

  @ParameterizedTest
  @CsvSource({
    "session.status-change, session.status-changed",
    "cell.complete, cell.completed",
    "SESSION.CREATED, session.created",
    "mesage.sent, message.sent",
  })
  void refusesATypeThatThereIsNotAndNamesTheNearest(String given, String nearest) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.follow(Follow.fromNow().types(given), seen::add))
        .withMessageContainingAll("event type", "'" + given + "'", "did you mean " + nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "x", "", "everything.that.happened"})
  void namesAllTypesIfNoneIsNear(String given) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.follow(Follow.fromNow().types(given), seen::add))
        .withMessageContainingAll("'" + given + "'", "session.created, ", "group.left")
        .withMessageNotContaining("did you mean");
  }

  @Test
  void startsNoTaskForWhatItRefuses() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.follow(Follow.fromNow().named("n").types("none"), seen::add));
    assertThat(seams.tasksRepeating()).isZero();
    assertThat(bureau.store().feed().cursor("n")).isEmpty();
  }

  @Test
  void refusesAPositionOfAnotherStore() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.follow(Follow.from(new Feed.Position("there")), seen::add))
        .withMessageContaining("'there'");
  }

  @Test
  void refusesToBeToldOfNothing() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(Follow.fromNow()::types);
    assertThatExceptionOfType(BadInputException.class).isThrownBy(Follow.fromNow()::sessions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", ".hidden", "ä", "../x"})
  void refusesANameOutsideTheGrammar(String name) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Follow.fromNow().named(name))
        .withMessageContaining("listener name");
  }

  private void turn() {
    seams.runRepeating("listener");
  }

  private SessionId create(String name) {
    return bureau.sessions().create(SessionSpec.active(name)).id();
  }

  private List<String> names() {
    return seen.stream().map(each -> bureau.catalogue().nameOf(each.event())).toList();
  }
}
