package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSpecTest {
  private static final SessionSpec SPEC = SessionSpec.active("a").key("k");

  private static Map<String, Object> ordered(String... keys) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String each : keys) {
      map.put(each, each.length());
    }
    return map;
  }

  @Test
  void hasOneDigestWhateverTheOrderOfItsMetadata() {
    assertThat(SPEC.metadata(ordered("one", "two", "three")).digest())
        .isEqualTo(SPEC.metadata(ordered("three", "two", "one")).digest());
  }

  @Test
  void hasOneDigestWhateverTheOrderOfNestedMetadata() {
    assertThat(SPEC.metadata(Map.of("in", List.of(ordered("one", "two")))).digest())
        .isEqualTo(SPEC.metadata(Map.of("in", List.of(ordered("two", "one")))).digest());
  }

  @Test
  void hasOneDigestForEqualSpecs() {
    SessionSpec one =
        SPEC.capabilities(Set.of("x", "y", "z")).constraints(Map.of("a", "1", "b", "2"));
    SessionSpec two =
        SPEC.constraints(Map.of("b", "2", "a", "1")).capabilities(Set.of("z", "y", "x"));

    assertThat(one).isEqualTo(two);
    assertThat(one.digest()).isEqualTo(two.digest());
  }

  @Test
  void hasTheDigestThatJournalsHold() {
    assertThat(SessionSpec.active("frozen").metadata(Map.of("a", 1)).digest())
        .matches("[0-9a-f]{64}")
        .isEqualTo(SessionSpec.active("frozen").metadata(Map.of("a", 1L)).digest());
  }

  @Test
  void hasAnotherDigestForAnotherSpec() {
    assertThat(
            Set.of(
                SPEC.digest(),
                SPEC.role("r").digest(),
                SPEC.workspace("w").digest(),
                SPEC.model("m").digest(),
                SPEC.taskId("t").digest(),
                SPEC.initialPrompt("p").digest(),
                SPEC.systemPrompt("p").digest(),
                SPEC.agent("g").digest(),
                SPEC.supervisor(new SessionId("s")).digest(),
                SPEC.environment(List.of("PATH")).digest(),
                SPEC.resources(Map.of("cpu", "1")).digest(),
                SPEC.constraints(Map.of("timeout", "1")).digest(),
                SPEC.capabilities(Set.of("c")).digest(),
                SPEC.metadata(Map.of("a", 1)).digest(),
                SPEC.metadata(Map.of("a", "1")).digest()))
        .hasSize(15);
  }

  @Test
  void refusesAnIdTogetherWithAKey() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SPEC.id(new SessionId("chosen")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\u009b", "\uD800"})
  void refusesANameThatCannotStandInAList(String name) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionSpec.active(name))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("name"));
  }

  @Test
  void takesNamesOfUpToTwoHundredAndFiftySixCharacters() {
    assertThat(SessionSpec.active("x".repeat(256)).profile().name()).hasSize(256);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionSpec.active("x".repeat(257)));
  }

  @Test
  void refusesMetadataThatIsTooLarge() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SPEC.metadata(Map.of("a", "x".repeat(64 * 1024))));
  }

  @Test
  void leavesTheSpecItStartsFromAsItWas() {
    SPEC.role("changed");

    assertThat(SPEC.profile().role()).isNull();
  }
}
