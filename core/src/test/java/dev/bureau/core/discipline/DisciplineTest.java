package dev.bureau.core.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R7: the limit of reads, what is against it, and the score. */
class DisciplineTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final ReadsConfig THREE =
      ReadsConfig.defaults().withLimits(Map.of("router", 3, "blind", 0));
  private static final Discipline NOTHING = Discipline.ASPECT.empty();

  private static Session session(String role) {
    SessionSpec spec = SessionSpec.active("s").role(role);
    SessionId id = new SessionId("s");
    return new SessionCreated(spec.profile(), Map.of(), Links.first(id, null), null, null)
        .applyTo(Session.absent(id), AT);
  }

  private static Discipline after(Discipline before, String role, ReadsConfig config, int reads) {
    Discipline discipline = before;
    for (int i = 0; i < reads; i++) {
      discipline =
          DisciplineRules.wants("f" + i, session(role), discipline, config).applyTo(discipline, AT);
    }
    return discipline;
  }

  @Test
  void countsReadsWithinTheLimit() {
    Discipline discipline = after(NOTHING, "router", THREE, 3);

    assertThat(discipline.count()).isEqualTo(3);
    assertThat(discipline.files()).containsExactly("f0", "f1", "f2");
    assertThat(discipline.violations()).isZero();
  }

  @Test
  void blocksTheReadBeyondTheLimit() {
    Discipline discipline = after(NOTHING, "router", THREE, 4);

    assertThat(discipline.latest())
        .containsExactly(new Violation(ReadViolated.READ_LIMIT, true, "f3", AT));
    assertThat(discipline.count()).isEqualTo(3);
    assertThat(discipline.files()).doesNotContain("f3");
  }

  @Test
  void notesTheReadBeyondTheLimitIfThePolicySaysSo() {
    Discipline discipline = after(NOTHING, "router", THREE.with(ReadPolicy.noting()), 4);

    assertThat(discipline.latest())
        .containsExactly(new Violation(ReadViolated.READ_LIMIT, false, "f3", AT));
    assertThat(discipline.files()).contains("f3");
    assertThat(discipline.score()).isEqualTo(100);
  }

  @Test
  void countsAFileAgainThatIsReadAgain() {
    Discipline discipline = NOTHING.read("a").read("a");

    assertThat(discipline.count()).isEqualTo(2);
    assertThat(discipline.files()).containsExactly("a");
  }

  @Test
  void hasNoLimitForOtherRoles() {
    assertThat(after(NOTHING, "reviewer", THREE, 500).violations()).isZero();
  }

  @Test
  void mayHaveALimitOfNone() {
    assertThat(after(NOTHING, "blind", THREE, 1).blocked()).isOne();
  }

  @Test
  void readsOnAfterAReset() {
    Discipline reset = new ReadsReset(3).applyTo(after(NOTHING, "router", THREE, 4), AT);

    Discipline discipline = after(reset, "router", THREE, 3);

    assertThat(discipline.violations()).isOne();
    assertThat(discipline.count()).isEqualTo(3);
    assertThat(discipline.reads()).isEqualTo(6);
  }

  @Test
  void keepsTheScoreThroughAReset() {
    Discipline before = after(NOTHING, "router", THREE, 9);

    assertThat(new ReadsReset(3).applyTo(before, AT).score()).isEqualTo(before.score());
  }

  @Test
  void resetsOnlyACounterThatCounts() {
    assertThat(DisciplineRules.reset(Aspects.NONE).isEmpty()).isTrue();
    assertThat(
            DisciplineRules.reset(Aspects.NONE.fold(Discipline.ASPECT, new FileRead("a"), AT))
                .events())
        .isEqualTo(List.of(new ReadsReset(1)));
  }

  @Test
  void letsASessionDelegateWhoseReadsANewerProgramWrote() {
    assertThat(DisciplineRules.delegated(Aspects.NONE.withOpaque("discipline")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 100, true",
    "10, 0, 0, 100, true",
    "4, 1, 1, 80, true",
    "3, 1, 1, 75, false",
    "0, 1, 1, 0, false",
    "0, 3, 0, 100, true",
    "199, 1, 1, 100, true", // 99.5 is rounded up
    "197, 3, 3, 99, true", // and so is 98.5
    "6, 2, 1, 88, true" // 87.5
  })
  void scoresByTheShareThatWasNotBlocked(
      long reads, long violations, long blocked, int score, boolean compliant) {
    Discipline discipline = new Discipline(0, List.of(), reads, violations, blocked, List.of());

    assertThat(discipline.score()).isEqualTo(score);
    assertThat(discipline.isCompliant()).isEqualTo(compliant);
  }

  /** The oracle is the design's own formula. */
  @Test
  void scoresAsTheFormulaSays() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      long reads = random.nextLong(1_000);
      long violations = random.nextLong(1_000);
      long blocked = random.nextLong(violations + 1);
      long all = reads + violations;
      long expected = all == 0 ? 100 : Math.round(100.0 * (all - blocked) / all);

      assertThat(new Discipline(0, List.of(), reads, violations, blocked, List.of()).score())
          .isEqualTo((int) expected);
    }
  }

  @Test
  void keepsTheLatestFilesAndViolations() {
    Discipline discipline = after(NOTHING, "reviewer", THREE, 250);
    discipline = after(discipline, "blind", THREE, 250);

    assertThat(discipline.files()).hasSize(Discipline.MOST).endsWith("f249");
    assertThat(discipline.latest()).hasSize(Discipline.MOST);
    assertThat(discipline.violations()).isEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb"})
  void refusesWhatIsNoPath(String path) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> DisciplineRules.wants(path, session("router"), NOTHING, THREE))
        .withMessageContaining("path");
  }

  @Test
  void isTheSameAfterASnapshot() {
    Discipline discipline = after(NOTHING, "router", THREE, 5);

    assertThat(Discipline.ASPECT.form().read(Discipline.ASPECT.form().write(discipline)))
        .isEqualTo(discipline);
  }
}
