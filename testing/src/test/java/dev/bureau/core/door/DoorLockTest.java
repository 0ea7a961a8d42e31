package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.id.SessionId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one thread has done with a session, another gets at it as soon as that is done. */
class DoorLockTest {
  private static final SessionId ID = new SessionId("a");
  private static final long DEADLINE_SECONDS = 10;

  private final Doors doors = new Doors();

  static Stream<Named<BiConsumer<Door, SessionId>>> uses() {
    return Stream.of(
        Named.of("load", Door::load),
        Named.of("remember", Door::remembered),
        Named.of("load the end", Door::loadEnd),
        Named.of("show the end", Door::end),
        Named.of("find the mailbox", (door, id) -> door.mailboxOf(id, "COMMAND")),
        Named.of("change", (door, id) -> door.change(id, PERSON, Doors.counting())),
        Named.of("be refused", DoorLockTest::beRefused),
        Named.of("be refused a removal", DoorLockTest::beRefusedARemoval),
        Named.of("remove", (door, id) -> door.remove(id, PERSON, Doors.FREE)));
  }

  private static void beRefused(Door door, SessionId id) {
    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(
            () ->
                door.change(
                    id,
                    PERSON,
                    (session, aspects, moment) -> {
                      throw new SessionExistsException(id);
                    }));
  }

  private static void beRefusedARemoval(Door door, SessionId id) {
    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(
            () ->
                door.remove(
                    id,
                    PERSON,
                    session -> {
                      throw new SessionExistsException(id);
                    }));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void letsTheNextOneIn(BiConsumer<Door, SessionId> use) throws Exception {
    doors.created("a");

    use.accept(doors.door, ID);

    assertThat(anotherThreadGetsIn()).isTrue();
  }

  private boolean anotherThreadGetsIn() throws Exception {
    ExecutorService another = Executors.newSingleThreadExecutor();
    try {
      return another
          .submit(
              () -> {
                try {
                  doors.door.load(ID);
                } catch (NoSuchSessionException removed) {
                  assertThat(removed.session()).isEqualTo(ID);
                }
                return true;
              })
          .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } finally {
      another.shutdownNow();
    }
  }
}
