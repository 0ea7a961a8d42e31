package dev.bureau.core.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S1: departments come and go as their mailboxes fill and empty. */
class StrengthTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final AutoScale SCALE =
      AutoScale.of("worker", 1, 3).backlog(10).idle(Duration.ofSeconds(60));

  /** Departments, each with so many messages, that were last active so many seconds ago. */
  private static Strength strength(AutoScale scale, int idleSeconds, long... waiting) {
    List<SessionId> atWork = new ArrayList<>();
    Map<SessionId, Seen> seen = new LinkedHashMap<>();
    for (int i = 0; i < waiting.length; i++) {
      SessionId id = new SessionId("d" + i);
      atWork.add(id);
      seen.put(id, new Seen(waiting[i], NOW.minusSeconds(idleSeconds)));
    }
    return new Strength(scale, atWork, seen);
  }

  @Test
  void isFilledUpToTheLeast() {
    assertThat(strength(AutoScale.of("worker", 3, 5), 0, 0).missing(1, 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "11, 1"})
  void growsWhenMoreThanTheBacklogWaits(long waiting, int missing) {
    assertThat(strength(SCALE, 0, waiting).missing(0, 0)).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({"20, 0, 0", "20, 1, 1"})
  void goesByTheMeanOfAll(long first, long second, int missing) {
    assertThat(strength(SCALE, 0, first, second).missing(0, 0)).isEqualTo(missing);
  }

  @Test
  void waitsForOneThatIsComing() {
    assertThat(strength(SCALE, 0, 1_000).missing(1, 0)).isZero();
  }

  @Test
  void growsNoFurtherThanTheMost() {
    assertThat(strength(SCALE, 0, 1_000, 1_000, 1_000).missing(0, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1"})
  void beginsWhenSomethingWaitsForTheDirector(long above, int missing) {
    assertThat(strength(AutoScale.of("worker", 0, 3), 0).missing(0, above)).isEqualTo(missing);
  }

  @Test
  void looksOnlyAtItsDepartmentsOnceThereAreSome() {
    assertThat(strength(SCALE, 0, 0).missing(0, 1_000)).isZero();
  }

  @Test
  void givesUpTheOneThatCameLast() {
    assertThat(strength(SCALE, 60, 0, 0).dispensable(Set.of(), NOW)).contains(id("d1"));
  }

  @Test
  void givesUpNobodyTooSoon() {
    assertThat(strength(SCALE, 59, 0, 0).dispensable(Set.of(), NOW)).isEmpty();
  }

  @Test
  void keepsTheLeast() {
    assertThat(strength(SCALE, 1_000, 0).dispensable(Set.of(), NOW)).isEmpty();
  }

  @Test
  void givesUpNobodyWhileSomethingWaits() {
    assertThat(strength(SCALE, 1_000, 1, 0).dispensable(Set.of(), NOW)).isEmpty();
  }

  @Test
  void givesUpNobodyWhoIsAtATask() {
    assertThat(strength(SCALE, 1_000, 0, 0).dispensable(Set.of(id("d1")), NOW)).contains(id("d0"));
  }

  private static SessionId id(String name) {
    return new SessionId(name);
  }
}
