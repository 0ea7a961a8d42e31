package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static Intake of(Collection<String> types) {
    return new Intake(new TreeSet<>(types), 2, true);
  }

  private static SortedSet<String> types(int count) {
    return IntStream.range(0, count)
        .mapToObj(each -> "type-" + each)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "'',           true,  COMMAND, true",
    "'',           false, COMMAND, false",
    "COMMAND,      true,  COMMAND, true",
    "COMMAND,      true,  ERROR,   false",
    "COMMAND,      true,  command, false",
    "COMMAND,      true,  COMM,    false",
    "COMMAND,      false, COMMAND, false",
    "ERROR COMMAND, true, COMMAND, true"
  })
  void saysWhichTypesItTakes(String types, boolean open, String type, boolean taken) {
    List<String> listed = types.isEmpty() ? List.of() : List.of(types.split(" "));

    assertThat(new Intake(new TreeSet<>(listed), 2, open).takes(type)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void takesLevelsFromOneToFour(int level) {
    assertThat(new Intake(types(0), level, true).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5, Integer.MAX_VALUE})
  void refusesOtherLevels(int level) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Intake(types(0), level, true))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("priority"));
  }

  @Test
  void takesUpTo64Types() {
    assertThat(of(types(64)).types()).hasSize(64);
  }

  @Test
  void refusesMoreTypes() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(types(65)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("types"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void takesTypesOfUpTo128Characters(int length) {
    assertThat(of(List.of("x".repeat(length))).types()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void refusesTypesOfAnotherLength(int length) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(List.of("x".repeat(length))))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("types"));
  }

  @Test
  void keepsItsTypesWhenTheCallerChangesTheirs() {
    SortedSet<String> types = types(1);
    Intake intake = new Intake(types, 2, true);

    types.add("another");

    assertThat(intake.takes("another")).isFalse();
  }

  @Test
  void takesEverythingAtLevelTwoWithoutOne() {
    Profile profile = SessionSpec.active("a").profile();

    assertThat(profile.takes("own.type")).isTrue();
    assertThat(profile.level()).isEqualTo(2);
  }

  @Test
  void standsInTheProfileOnceItIsChanged() {
    Session before = Session.absent(new SessionId("a"));

    Session after = new IntakeChanged(new Intake(types(1), 4, true)).applyTo(before, Instant.EPOCH);
    Session closed = new IntakeChanged(Intake.CLOSED).applyTo(after, Instant.EPOCH);

    assertThat(after.profile().level()).isEqualTo(4);
    assertThat(after.profile().takes("type-0")).isTrue();
    assertThat(after.profile().takes("type-1")).isFalse();
    assertThat(closed.profile().takes("type-0")).isFalse();
  }
}
