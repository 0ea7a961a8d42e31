package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When another process was faster, the door decides again on what the session is by then. */
class DoorConflictTest {
  private final Doors doors = new Doors();
  private final List<Session> seen = new ArrayList<>();

  @Test
  void decidesAgainOnTheHeadOfTheOther() {
    SessionId id = doors.created("a");
    doors.rival.change(id, PERSON, Doors.setting("rival", 1));

    doors.door.change(id, PERSON, Doors.watched(seen, Doors.setting("own", 2)));

    assertThat(seen).extracting(Session::version).containsExactly(1L, 2L);
    assertThat(doors.head(id).metadata()).isEqualTo(Map.of("rival", 1L, "own", 2L));
  }

  @Test
  void returnsTheSessionAsItStandsInTheStore() {
    SessionId id = doors.created("a");
    doors.rival.change(id, PERSON, Doors.setting("rival", 1));

    Loaded changed = doors.door.change(id, PERSON, Doors.setting("own", 2));

    assertThat(changed.session()).isEqualTo(doors.head(id));
  }

  @Test
  void keepsTimeAndIdentityOverAllAttempts() {
    SessionId id = doors.created("a");
    doors.rival.change(id, PERSON, Doors.setting("rival", 1));
    Set<Moment> moments = new LinkedHashSet<>();
    Decision decision =
        (session, aspects, moment) -> {
          moments.add(moment);
          doors.seams.advance(Duration.ofSeconds(1));
          return Doors.setting("own", 2).decide(session, aspects, moment);
        };

    doors.door.change(id, PERSON, decision);

    assertThat(moments).hasSize(1);
  }

  @Test
  void refusesWhenTheDecisionRefusesTheHeadOfTheOther() {
    SessionId id = doors.created("a");
    Decision onlyOnce =
        (session, aspects, moment) -> {
          if (session.version() > 1) {
            throw new SessionExistsException(session.id());
          }
          return Doors.setting("own", 2).decide(session, aspects, moment);
        };
    doors.rival.change(id, PERSON, Doors.setting("rival", 1));

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, onlyOnce));
    assertThat(doors.head(id).version()).isEqualTo(2);
  }

  @Test
  void givesUpWhenTheSessionKeepsChanging() {
    SessionId id = doors.created("a");
    Decision disturbed =
        (session, aspects, moment) -> {
          doors.rival.change(id, PERSON, Doors.counting());
          return Doors.setting("own", 2).decide(session, aspects, moment);
        };

    assertThatExceptionOfType(ContentionException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, disturbed))
        .satisfies(
            given -> {
              assertThat(given.session()).isEqualTo(id);
              assertThat(given.actual()).isEqualTo(101);
              assertThat(given.expected()).isEqualTo(100);
            });
    assertThat(doors.head(id).metadata()).doesNotContainKey("own");
  }

  @Test
  void noticesThatASessionWasRemovedMeanwhile() {
    SessionId id = doors.created("a");
    doors.rival.remove(id, PERSON, Doors.FREE);

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.counting()));
  }

  @Test
  void noticesThatASessionWasRemovedAndCreatedAnew() {
    SessionId id = doors.created("a");
    doors.rival.remove(id, PERSON, Doors.FREE);
    doors.seams.advance(Duration.ofNanos(1));
    doors.rival.create(id, PERSON, Doors.creating(SessionSpec.active("second life")));

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(doors.head(id).name()).isEqualTo("second life");
  }
}
