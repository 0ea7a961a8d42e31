package dev.bureau.orchestrator.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.runtime.TooManySessionsException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S7: a session is brought to work, or there is none. */
class BootstrapTest {
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionSpec SPEC = SessionSpec.active("ann").id(ANN).agent(Office.AGENT);

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void bringsASessionToWork() {
    Bureau bureau = office.open(Office.doesNothing());

    Session ann = bureau.bootstrap().of(SPEC, Set.of("ORDER"), Priority.HIGH);

    assertThat(ann.status()).isEqualTo(Status.ACTIVE);
    assertThat(ann.profile().intake())
        .isEqualTo(new Intake(new TreeSet<>(Set.of("ORDER")), Priority.HIGH.level(), true));
  }

  @Test
  void leavesNothingIfItCannotBeRegistered() {
    Bureau bureau = office.open(Office.doesNothing());

    assertThatThrownBy(
            () -> bureau.bootstrap().of(SPEC, Set.of("no type of messages"), Priority.NORMAL))
        .isInstanceOf(BadInputException.class);
    assertThat(bureau.sessions().find(ANN)).isEmpty();
  }

  @Test
  void leavesNothingIfItCannotBeStarted() {
    Bureau bureau = office.open(Office.config().withMaxSessions(1), Office.doesNothing());
    Office.started(bureau);

    assertThatThrownBy(() -> bureau.bootstrap().of(SPEC))
        .isInstanceOf(TooManySessionsException.class);
    assertThat(bureau.sessions().find(ANN)).isEmpty();
  }

  @Test
  void createsNothingThatMayUseMoreThanItMust() {
    Bureau bureau = office.open();

    assertThatThrownBy(
            () ->
                bureau
                    .bootstrap()
                    .of(
                        SPEC.resources(Map.of("memory", "2g"))
                            .constraints(Map.of("max-memory", "1g"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("memory")
        .hasMessageContaining("2g")
        .hasMessageContaining("1g");
    assertThat(bureau.sessions().find(ANN)).isEmpty();
  }

  @Test
  void letsASessionUseAllThatItMay() {
    Bureau bureau = office.open();

    Session ann =
        bureau
            .bootstrap()
            .of(SPEC.resources(Map.of("memory", "1g")).constraints(Map.of("max-memory", "1024m")));

    assertThat(ann.status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void goesOnWithWhatWasBrokenOff() {
    Bureau bureau = office.open();
    SessionSpec keyed = SessionSpec.active("ann").key("ann");
    Session begun = bureau.sessions().create(keyed);

    Session ann = bureau.bootstrap().of(keyed);

    assertThat(ann.id()).isEqualTo(begun.id());
    assertThat(ann.status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void leavesASessionAloneThatWasThereBeforeAndCannotBeStarted() {
    Bureau bureau = office.open(Office.config().withMaxSessions(1), Office.doesNothing());
    SessionSpec keyed = SessionSpec.active("ann").key("ann").agent(Office.AGENT);
    SessionId id = bureau.sessions().create(keyed).id();
    bureau.send(id, Office.letter());
    Office.started(bureau);

    assertThatThrownBy(() -> bureau.bootstrap().of(keyed))
        .isInstanceOf(TooManySessionsException.class);

    assertThat(bureau.sessions().find(id)).isPresent();
    assertThat(bureau.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void leavesASessionAloneThatWorksAlready() {
    Bureau bureau = office.open();
    SessionSpec keyed = SessionSpec.active("ann").key("ann");
    Session ann = bureau.bootstrap().of(keyed, Set.of("ORDER"), Priority.HIGH);

    Session again = bureau.bootstrap().of(keyed, Set.of("OTHER"), Priority.LOW);

    assertThat(again).isEqualTo(ann);
  }

  @Test
  void leavesASessionAloneThatAnotherHasCreatedMeanwhile() {
    Bureau bureau = office.open();
    Bureau other = office.open();
    SessionSpec keyed = SessionSpec.active("ann").key("ann");
    office.store().beforeNextCommit(() -> other.sessions().create(keyed));

    assertThatThrownBy(
            () -> bureau.bootstrap().of(keyed, Set.of("no type of messages"), Priority.NORMAL))
        .isInstanceOf(BadInputException.class);

    assertThat(bureau.sessions().findByKey("ann")).isPresent();
  }

  /** With the same key, it may be another process that has brought it to work. */
  @Test
  void leavesASessionAloneThatAnotherHasStartedMeanwhile() {
    Bureau bureau = office.open();
    Bureau other = office.open();
    SessionSpec keyed = SessionSpec.active("ann").key("ann");
    SessionId id = bureau.sessions().create(keyed).id();
    bureau.sessions().delete(id);
    office.store().beforeNextRemoval(id, () -> other.bootstrap().of(keyed));

    assertThatThrownBy(
            () -> bureau.bootstrap().of(keyed, Set.of("no type of messages"), Priority.NORMAL))
        .isInstanceOf(BadInputException.class);

    assertThat(bureau.sessions().get(id).status()).isEqualTo(Status.ACTIVE);
  }
}
