package dev.bureau.orchestrator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower with a name goes on where it stood. */
class NamedFollowingTest {
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Office office = new Office();
  private final List<String> told = new ArrayList<>();
  private Bureau bureau;

  @BeforeEach
  void open() {
    bureau = office.open(seams);
    create("one");
    create("two");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void goesOnBehindWhatItHasTaken() {
    follow(Follow.fromStart());
    turn();
    restart();
    create("three");
    follow(Follow.fromStart());
    turn();

    assertThat(told).containsExactly("one", "two", "three");
  }

  @Test
  void missesNothingThatCameBetween() {
    follow(Follow.fromNow());
    restart();
    create("three");
    follow(Follow.fromNow());
    turn();

    assertThat(told).containsExactly("three");
  }

  @Test
  void goesOnWhereItWasClosedInTheMiddle() {
    List<Following> opened = new ArrayList<>();
    create("three");
    opened.add(
        bureau.follow(
            Follow.fromStart().named("audit"),
            entry -> {
              told.add(entry.session().value());
              if (told.size() == 2) {
                opened.get(0).close();
              }
            }));
    turn();
    restart();
    follow(Follow.fromStart());
    turn();

    assertThat(told).containsExactly("one", "two", "two", "three");
  }

  @Test
  void isToldAgainAfterACrashWhatWasNotWrittenDown() {
    follow(Follow.fromStart());
    turn();
    create("three");
    turn();
    bureau = office.open(seams); // the first is never closed: it died
    follow(Follow.fromStart());
    turn();

    assertThat(told).containsExactly("one", "two", "three", "one", "two", "three");
  }

  @Test
  void writesItsPlaceDownAsSoonAsThereIsNothingToTell() {
    follow(Follow.fromStart());
    turn();
    turn();

    assertThat(stands()).isEqualTo(bureau.store().feed().end());
  }

  @Test
  void writesItsPlaceDownAboutOnceASecondWhileThereIsMuchToTell() {
    List<Feed.Position> places = new ArrayList<>();
    bureau.follow(
        Follow.fromStart().named("audit"),
        entry -> {
          places.add(stands());
          seams.advance(Duration.ofSeconds(1));
        });
    create("three");
    turn();

    assertThat(places).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void neverWritesDownAPlaceBehindAnEntryThatWasNotTaken() {
    List<String> failed = new ArrayList<>();
    bureau.follow(
        Follow.fromStart().named("audit"),
        entry -> {
          if (entry.session().value().equals("two")) {
            failed.add("two");
            throw new IllegalStateException("not now");
          }
        });
    turn();
    turn();
    restart();
    follow(Follow.fromStart());
    turn();

    assertThat(failed).hasSize(1);
    assertThat(told).containsExactly("two");
  }

  @Test
  void standsBeforeACommitOfWhichItTookAPart() {
    SessionId id = new SessionId("one");
    Follow ending = Follow.fromNow().named("audit");
    List<Following> opened = new ArrayList<>();
    opened.add(
        bureau.follow(
            ending,
            entry -> {
              told.add(bureau.catalogue().nameOf(entry.event()));
              if (told.size() == 2) {
                opened.get(0).close();
              }
            }));
    bureau.sessions().update(id, SessionUpdate.metadata(Map.of("a", 1)));
    bureau.sessions().stop(id, "enough");
    turn();
    told.clear();
    bureau.follow(ending, entry -> told.add(bureau.catalogue().nameOf(entry.event())));
    turn();

    assertThat(told)
        .containsExactly("session.status-changed", "session.status-changed", "session.ended");
  }

  @Test
  void standsAtASafePlaceThoughASessionHasLeftTheFeed() {
    List<Following> opened = new ArrayList<>();
    create("three");
    create("four");
    opened.add(
        bureau.follow(
            Follow.fromStart().named("audit"),
            entry -> {
              if (entry.session().value().equals("three")) {
                bureau.sessions().delete(new SessionId("one"));
                opened.get(0).close();
              }
            }));
    turn();
    follow(Follow.fromStart());
    turn();

    assertThat(told).contains("three", "four");
  }

  @Test
  void goesOnWhenTheStoreServesAgain() {
    follow(Follow.fromStart());
    office.store().breakFeed(true);
    turn();
    office.store().breakFeed(false);
    turn();

    assertThat(told).containsExactly("one", "two");
  }

  @Test
  void isToldAgainWhatCouldNotBeWrittenDownWhenItWasClosed() {
    follow(Follow.fromStart());
    turn();
    office.store().breakFeed(true);
    restart();
    office.store().breakFeed(false);
    follow(Follow.fromStart());
    turn();

    assertThat(told).containsExactly("one", "two", "one", "two");
  }

  @Test
  void standsApartFromOtherNames() {
    follow(Follow.fromStart());
    turn();
    turn();
    bureau.follow(
        Follow.fromStart().named("other"), entry -> told.add("other " + entry.session().value()));
    turn();

    assertThat(told).containsExactly("one", "two", "other one", "other two");
  }

  @Test
  void passesWhatItsFilterLeavesOut() {
    bureau.follow(Follow.fromStart().named("audit").types("session.ended"), entry -> {});
    turn();
    turn();

    assertThat(stands()).isEqualTo(bureau.store().feed().end());
  }

  private void create(String id) {
    bureau.sessions().create(SessionSpec.active("session").id(new SessionId(id)));
  }

  private void follow(Follow follow) {
    bureau.follow(follow.named("audit"), entry -> told.add(entry.session().value()));
  }

  private void restart() {
    office.close(bureau);
    bureau = office.open(seams);
  }

  private Feed.Position stands() {
    return bureau.store().feed().cursor("audit").orElseThrow();
  }

  private void turn() {
    seams.runRepeating("listener");
  }
}
