package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
  @ParameterizedTest
  @CsvSource({
    "1k, 1024",
    "1kb, 1024",
    "64KB, 65536",
    "512m, 536870912",
    "512M, 536870912",
    "1g, 1073741824",
    "1Gb, 1073741824",
    "999999999g, 1073741822926258176"
  })
  void readsSizes(String text, long bytes) {
    assertThat(Constraints.of(Map.of("max-memory", text)).maxMemoryBytes()).hasValue(bytes);
    assertThat(Resources.of(Map.of("memory", text)).memoryBytes()).hasValue(bytes);
    assertThat(Resources.of(Map.of("disk", text)).diskBytes()).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "512",
        "m",
        "0m",
        "-1m",
        "+1m",
        "1.5g",
        "1t",
        "1b",
        " 1m",
        "1m ",
        "1 m",
        "01m",
        "1mib",
        "1m\n",
        "١m",
        "9999999999g",
        "1е"
      })
  void refusesSizesOfAnotherForm(String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.of(Map.of("max-memory", text)));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Resources.of(Map.of("memory", text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "normal", "high"})
  void takesPriorities(String text) {
    assertThat(Constraints.of(Map.of("cpu-priority", text)).cpuPriority()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LOW", "urgent", "low ", "low|high", "1"})
  void refusesOtherPriorities(String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.of(Map.of("cpu-priority", text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "300000", "999999999999999"})
  void readsTimeoutsInMilliseconds(String text) {
    assertThat(Constraints.of(Map.of("timeout", text)).timeout())
        .contains(Duration.ofMillis(Long.parseLong(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "5s", "1e3", "01", "9999999999999999"})
  void refusesOtherTimeouts(String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.of(Map.of("timeout", text)));
  }

  @Test
  void saysNothingOfWhatIsNotConstrained() {
    assertThat(Constraints.NONE.maxMemoryBytes()).isEmpty();
    assertThat(Constraints.NONE.cpuPriority()).isEmpty();
    assertThat(Constraints.NONE.timeout()).isEmpty();
  }

  @Test
  void keepsConstraintsItDoesNotKnow() {
    assertThat(Constraints.parse("region:eu:west")).isEqualTo(Map.entry("region", "eu:west"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "max-memory", "max-memory:", ":512m", "max-memory:lots", "a:b\u0000", " :x"})
  void refusesTextThatIsNoConstraint(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Constraints.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "max-memory", "max-memory:", ":512m"})
  void saysHowAConstraintIsWrittenIfAPartIsMissing(String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.parse(text))
        .withMessageContaining("name:value");
  }

  @Test
  void takesANameAndAValueOfOneCharacter() {
    assertThat(Constraints.parse("a:1")).isEqualTo(Map.entry("a", "1"));
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.of(Map.of("max-memory", "lots")))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("constraint max-memory"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "0.5", "16.125", "9999"})
  void takesNumbersOfProcessors(String text) {
    assertThat(Resources.of(Map.of("cpu", text)).values()).containsEntry("cpu", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.0", "-1", "1.", ".5", "two", "1e3", "10000", "1.2345"})
  void refusesOtherNumbersOfProcessors(String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Resources.of(Map.of("cpu", text)));
  }

  @Test
  void keepsResourcesItDoesNotKnow() {
    assertThat(Resources.of(Map.of("gpu", "a100")).values()).containsEntry("gpu", "a100");
  }

  @Test
  void saysNothingOfResourcesThatAreNotGiven() {
    assertThat(Resources.NONE.memoryBytes()).isEmpty();
    assertThat(Resources.NONE.diskBytes()).isEmpty();
  }

  @Test
  void refusesNamesAndValuesThatCannotStandInAList() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Resources.of(Map.of("g\npu", "1")));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Resources.of(Map.of("gpu", "1\n")));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.of(Map.of("reg\nion", "eu")));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Constraints.of(Map.of("region", "eu\n")));
  }
}
