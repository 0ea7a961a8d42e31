package dev.bureau.orchestrator.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.discipline.ReadPolicy;
import dev.bureau.core.discipline.ReadViolated;
import dev.bureau.core.discipline.ReadsConfig;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.discipline.Violation;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.routing.RoutingConfig;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R7: reads are counted against the limit of a role, and summed up over sessions. */
class ReadDisciplineTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = open(ReadPolicy.blocking());
  private final ReadDiscipline reading = bureau.discipline();

  private Bureau open(ReadPolicy policy) {
    ReadsConfig reads = ReadsConfig.defaults().withLimits(Map.of("router", 2)).with(policy);
    return office.open(
        Office.config().with(RoutingConfig.defaults().with(reads)), seams, agents -> {});
  }

  @AfterEach
  void close() {
    office.close();
  }

  private SessionId created(String id) {
    return bureau
        .sessions()
        .create(SessionSpec.active(id).id(new SessionId(id)).role("router"))
        .id();
  }

  private void reads(SessionId session, int count) {
    for (int i = 0; i < count; i++) {
      reading.read(session, "f" + i);
    }
  }

  @Test
  void allowsReadsWithinTheLimit() {
    SessionId desk = created("desk");

    assertThat(reading.read(desk, "a")).isEqualTo(Verdict.ALLOWED);
    assertThat(reading.read(desk, "b")).isEqualTo(Verdict.ALLOWED);
    assertThat(reading.of(desk).discipline().files()).containsExactly("a", "b");
    assertThat(reading.of(desk).limit()).hasValue(2);
  }

  @Test
  void blocksAndRecordsTheReadBeyondIt() {
    SessionId desk = created("desk");
    reads(desk, 2);

    assertThat(reading.read(desk, "c")).isEqualTo(Verdict.BLOCKED);
    assertThat(reading.of(desk).discipline().latest())
        .containsExactly(new Violation(ReadViolated.READ_LIMIT, true, "c", seams.wall().instant()));
  }

  @Test
  void allowsTheReadBeyondItIfThePolicySaysSo() {
    SessionId desk = created("desk");
    reads(desk, 2);

    assertThat(open(ReadPolicy.noting()).discipline().read(desk, "c")).isEqualTo(Verdict.ALLOWED);
    assertThat(reading.of(desk).discipline().violations()).isOne();
  }

  @Test
  void hasNoLimitWithoutARole() {
    SessionId plain = bureau.sessions().create(SessionSpec.active("s")).id();
    reads(plain, 50);

    assertThat(reading.of(plain).limit()).isEmpty();
    assertThat(reading.of(plain).discipline().violations()).isZero();
  }

  @Test
  void beginsToCountAnewAfterAReset() {
    SessionId desk = created("desk");
    reads(desk, 3);

    reading.reset(desk);

    assertThat(reading.read(desk, "d")).isEqualTo(Verdict.ALLOWED);
    assertThat(reading.of(desk).discipline().count()).isOne();
  }

  @Test
  void commitsNothingForAResetOfNoReads() {
    SessionId desk = created("desk");

    reading.reset(desk);

    assertThat(bureau.sessions().get(desk).version()).isOne();
  }

  @Test
  void refusesABlankPath() {
    SessionId desk = created("desk");

    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> reading.read(desk, " "));
    assertThat(reading.of(desk).discipline()).isEqualTo(Discipline.ASPECT.empty());
  }

  @Test
  void knowsNothingOfASessionThatIsNotThere() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> reading.of(new SessionId("nobody")));
  }

  @Test
  void sumsUpThoseThatHaveReadAndAreNotFinal() {
    reads(created("good"), 2);
    reads(created("bad"), 4);
    created("idle");
    SessionId over = created("over");
    reads(over, 2);
    bureau.sessions().stop(over, "over");

    assertThat(reading.summary())
        .extracting(
            each -> each.session().value(),
            each -> each.discipline().score(),
            each -> each.discipline().isCompliant())
        .containsExactly(tuple("bad", 50, false), tuple("good", 100, true));
  }

  @Test
  void sumsUpMoreThanAPage() {
    for (int i = 0; i < 1_001; i++) {
      reads(created("s" + i), 1);
    }

    assertThat(reading.summary()).hasSize(1_001);
  }

  @Test
  void sumsUpTheOthersIfOneIsOutOfReach() {
    SessionId desk = created("desk");
    SessionId newer = created("newer");
    reads(desk, 1);
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), seams)
        .change(
            newer,
            Caller.of(Actor.node("newer")),
            (session, aspects, moment) -> Change.of(new OpaqueEvent("discipline.eased", 1, "{}")));

    assertThat(reading.summary()).extracting(Compliance::session).containsExactly(desk);
  }
}
