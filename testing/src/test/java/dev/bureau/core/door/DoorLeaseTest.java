package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome.Granted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handler commits under its lease and no longer; a person under what stands (P3). */
class DoorLeaseTest {
  private static final Duration LENGTH = Duration.ofSeconds(10);

  private final Doors doors = new Doors();
  private SessionId id;
  private Lease first;

  @BeforeEach
  void createASessionThatIsHeld() {
    id = doors.created("a");
    first = claim("node-a");
  }

  private Lease claim(String node) {
    Holder holder = new Holder(node, doors.seams.processes().another());
    return ((Granted) doors.store.leases().claim(id, holder, LENGTH)).lease();
  }

  private Lease takenOver() {
    doors.seams.advance(LENGTH.multipliedBy(2));
    return claim("node-b");
  }

  @Test
  void takesTheCommitOfTheHolder() {
    doors.door.change(id, Caller.holding(first), Doors.counting());

    Entry last = doors.journal(id).get(1);
    assertThat(last.epoch()).isEqualTo(first.epoch());
    assertThat(last.actor().session()).contains(id);
  }

  @Test
  void refusesTheHolderWhoseLeaseWasTakenOver() {
    Lease second = takenOver();

    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> doors.door.change(id, Caller.holding(first), Doors.counting()))
        .satisfies(
            fenced -> {
              assertThat(fenced.session()).isEqualTo(id);
              assertThat(fenced.epoch()).isEqualTo(first.epoch());
              assertThat(fenced.actualEpoch()).isEqualTo(second.epoch());
            });
    assertThat(doors.head(id).version()).isEqualTo(1);
  }

  @Test
  void asksAFencedHandlerOnlyOnce() {
    takenOver();
    List<Session> seen = new ArrayList<>();

    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(
            () ->
                doors.door.change(
                    id, Caller.holding(first), Doors.watched(seen, Doors.counting())));
    assertThat(seen).hasSize(1);
  }

  @Test
  void refusesTheHolderAfterTheNextHasCommitted() {
    Lease second = takenOver();
    doors.rival.change(id, Caller.holding(second), Doors.counting());

    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> doors.door.change(id, Caller.holding(first), Doors.counting()));
  }

  @Test
  void refusesTheHolderOfASessionWhoseIdBelongsToAnotherNow() {
    doors.rival.remove(id, PERSON, Doors.FREE);
    doors.seams.advance(Duration.ofMillis(1));
    doors.created(id.value());
    Lease second = claim("node-b");

    assertThat(second.epoch()).isEqualTo(first.epoch());
    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> doors.door.change(id, Caller.holding(first), Doors.counting()))
        .withMessageContaining("created again");
    assertThat(doors.head(id).version()).isEqualTo(1);
  }

  @Test
  void letsAPersonDecideUnderTheEpochThatStands() {
    Lease second = takenOver();

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(doors.journal(id)).extracting(Entry::epoch).containsExactly(0L, second.epoch());
  }

  @Test
  void letsTheHolderGoOnAfterAPersonHasDecided() {
    doors.door.change(id, Caller.holding(first), Doors.counting());
    doors.rival.change(id, PERSON, Doors.counting());

    Loaded last = doors.door.change(id, Caller.holding(first), Doors.counting());

    assertThat(last.session().metadata()).containsEntry("count", 3L);
  }
}
