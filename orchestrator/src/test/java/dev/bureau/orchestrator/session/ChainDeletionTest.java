package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.removal.RemovalEvent;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S3: a chain is deleted as a whole, and a process that dies meanwhile leaves nothing open. */
@Timeout(60)
class ChainDeletionTest {
  private static final SessionId FIRST = new SessionId("first");

  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private SessionId second;
  private SessionId third;

  @BeforeEach
  void begin() throws InterruptedException {
    bureau.sessions().create(SessionSpec.active("first").id(FIRST));
    second = passed(FIRST);
    third = passed(second);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private SessionId passed(SessionId id) throws InterruptedException {
    return bureau.transitions().transition(id, TransitionSpec.of(Cause.CLEAR)).to().id();
  }

  @Test
  void refusesToDeleteOneOfAChain() {
    bureau.sessions().complete(third);

    assertThatThrownBy(() -> bureau.sessions().delete(second))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining("delete the whole chain");
  }

  @Test
  void deletesAllOfAChainByAnyOfIt() {
    bureau.sessions().complete(third);

    assertThat(bureau.sessions().deleteChain(second)).containsExactly(FIRST, second, third);

    assertThat(List.of(FIRST, second, third))
        .allSatisfy(each -> assertThat(bureau.sessions().find(each)).isEmpty());
  }

  @Test
  void deletesTheMailboxToo() {
    bureau.send(third, Office.letter());
    bureau.sessions().complete(third);

    bureau.sessions().deleteChain(third);

    assertThat(bureau.store().mailboxes().counts(FIRST).waiting()).isZero();
  }

  @Test
  void deletesASessionThatIsAChainOfItsOwn() {
    SessionId alone = Office.created(bureau);

    assertThat(bureau.sessions().deleteChain(alone)).containsExactly(alone);
  }

  @Test
  void refusesWhileItsEndLives() {
    assertThatThrownBy(() -> bureau.sessions().deleteChain(FIRST))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining(third.value())
        .hasMessageContaining("ACTIVE");

    assertThat(bureau.sessions().find(FIRST)).isPresent();
  }

  @Test
  void refusesWhileOthersUnderItLive() {
    SessionId below =
        bureau.sessions().create(SessionSpec.department("below").supervisor(third)).id();
    bureau.sessions().complete(third);

    assertThatThrownBy(() -> bureau.sessions().deleteChain(FIRST))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining("live");

    bureau.sessions().stop(below, "enough");
    assertThat(bureau.sessions().deleteChain(FIRST)).hasSize(3);
  }

  @Test
  void needsASessionThatThereIs() {
    assertThatThrownBy(() -> bureau.sessions().deleteChain(new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void letsNobodyTakeOverOnceItHasBegun() {
    brokenOff();

    assertThatThrownBy(() -> bureau.transitions().resume(third))
        .isInstanceOf(TransitionRefusedException.class)
        .hasMessageContaining("being deleted");
    assertThatThrownBy(() -> bureau.send(second, Office.letter()))
        .isInstanceOf(SessionEndedException.class);
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    brokenOff();
    assertThat(bureau.sessions().find(FIRST)).isEmpty();
    assertThat(bureau.sessions().find(second)).isPresent();

    assertThat(bureau.sessions().deleteChain(FIRST)).containsExactly(second, third);

    assertThat(bureau.sessions().find(third)).isEmpty();
  }

  @Test
  void saysItsBeginningOnce() {
    brokenOff();

    assertThat(Office.events(bureau, third)).filteredOn(RemovalEvent.class::isInstance).hasSize(1);
    assertThat(bureau.sessions().deleteChain(third)).containsExactly(second, third);
  }

  /** The process dies when the first session is gone. */
  private void brokenOff() {
    bureau.sessions().complete(third);
    office
        .store()
        .beforeNextRemoval(
            second,
            () -> {
              throw new IllegalStateException("killed");
            });
    assertThatThrownBy(() -> bureau.sessions().deleteChain(second)).hasMessageContaining("killed");
  }

  @Test
  void deletesNobodyWhoHasTakenADeletedId() {
    brokenOff();
    bureau.sessions().create(SessionSpec.active("another").id(FIRST));
    bureau.sessions().start(FIRST);

    assertThat(bureau.sessions().deleteChain(second)).containsExactly(second, third);

    assertThat(bureau.sessions().get(FIRST).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void deletesNobodyWhoTakesAnIdMeanwhile() {
    bureau.sessions().complete(third);
    Bureau other = office.open();
    office
        .store()
        .beforeNextRemoval(
            FIRST,
            () -> {
              assertThat(other.sessions().deleteChain(FIRST)).hasSize(3);
              return other.sessions().create(SessionSpec.active("another").id(FIRST));
            });

    assertThatThrownBy(() -> bureau.sessions().deleteChain(FIRST))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining("another");

    assertThat(bureau.sessions().get(FIRST).name()).isEqualTo("another");
  }
}
