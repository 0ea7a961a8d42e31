package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  @Test
  void mergesItsMetadataDeepOverThatOfAnother() {
    SessionSpec base =
        SPEC.metadata(Map.of("a", Map.of("b", 1, "c", 2), "list", List.of(1, 2), "gone", 1));
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("a", Map.of("b", 3));
    own.put("list", List.of(9));
    own.put("gone", null);

    SessionSpec both = SessionSpec.active("b").metadata(own).over(base);

    assertThat(both.metadata())
        .isEqualTo(
            SPEC.metadata(Map.of("a", Map.of("b", 3, "c", 2), "list", List.of(9))).metadata());
  }

  @Test
  void joinsItsConstraintsAndResourcesWithThoseOfAnother() {
    SessionSpec base =
        SPEC.constraints(Map.of("timeout", "1", "a", "1")).resources(Map.of("disk", "1g"));

    SessionSpec both =
        SessionSpec.active("b")
            .constraints(Map.of("timeout", "2"))
            .resources(Map.of("cpu", "2"))
            .over(base);

    assertThat(both.profile().constraints().values()).isEqualTo(Map.of("timeout", "2", "a", "1"));
    assertThat(both.profile().resources().values()).isEqualTo(Map.of("disk", "1g", "cpu", "2"));
  }

  @Test
  void replacesTheCapabilitiesAndTheEnvironmentOfAnother() {
    SessionSpec base = SPEC.capabilities(Set.of("x", "y")).environment(List.of("HOME"));

    SessionSpec both =
        SessionSpec.active("b").capabilities(Set.of("z")).environment(List.of("PATH")).over(base);

    assertThat(both.profile().capabilities()).containsExactly("z");
    assertThat(both.profile().environment()).containsExactly("PATH");
  }

  @Test
  void hasWhateverElseItDoesNotNameFromAnother() {
    SessionSpec base =
        SessionSpec.department("base")
            .capabilities(Set.of("x"))
            .environment(List.of("HOME"))
            .role("writer")
            .workspace("w")
            .agent("agent")
            .model("model")
            .taskId("task")
            .initialPrompt("begin")
            .systemPrompt("you");

    assertThat(SessionSpec.active("own").over(base).profile().name()).isEqualTo("own");
    assertThat(SessionSpec.active("base").over(base)).isEqualTo(base);
  }

  @Test
  void winsOverAnotherInEverythingThatItNames() {
    SessionSpec own =
        SessionSpec.active("own")
            .role("editor")
            .workspace("o")
            .agent("other")
            .model("large")
            .taskId("t-2")
            .initialPrompt("go on")
            .systemPrompt("me")
            .supervisor(new SessionId("boss"))
            .id(new SessionId("own"));
    SessionSpec base =
        SessionSpec.active("base")
            .role("writer")
            .workspace("w")
            .agent("agent")
            .model("model")
            .taskId("task")
            .initialPrompt("begin")
            .systemPrompt("you")
            .supervisor(new SessionId("other"));

    assertThat(own.over(base)).isEqualTo(own);
  }

  @Test
  void describesASessionOfTheTypeThatWasAskedFor() {
    assertThat(
            Stream.of(
                    SessionSpec.director("a"),
                    SessionSpec.department("a"),
                    SessionSpec.observer("a"),
                    SessionSpec.active("a"))
                .map(each -> each.profile().type()))
        .containsExactly(
            SessionType.DIRECTOR, SessionType.DEPARTMENT, SessionType.OBSERVER, SessionType.ACTIVE);
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        field("role", SPEC::role),
        field("model", SPEC::model),
        field("task id", SPEC::taskId),
        field("agent", SPEC::agent),
        field("capability", text -> SPEC.capabilities(Set.of("good", text))),
        field("environment", text -> SPEC.environment(List.of("PATH", text))));
  }

  private static Arguments field(String name, Function<String, SessionSpec> given) {
    return Arguments.of(name, given);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void takesOtherTextsOfUpToTwoHundredAndFiftySixCharacters(
      String field, Function<String, SessionSpec> given) {
    assertThatCode(() -> given.apply("x".repeat(256))).doesNotThrowAnyException();
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> given.apply("x".repeat(257)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  void refusesAWorkspaceOfMoreThanFourThousandAndNinetySixCharacters() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SPEC.workspace("x".repeat(4097)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("workspace"));
  }

  @Test
  void refusesAKeyOfMoreThanFiveHundredAndTwelveCharacters() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SPEC.key("x".repeat(513)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("idempotency key"));
  }

  @Test
  void refusesPromptsWithHalvesOfCharacters() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SPEC.initialPrompt("Begin \uD83D"))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("initial prompt"));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SPEC.systemPrompt("You are \uDE00"))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("system prompt"));
  }

  @Test
  void refusesTheIdThatIsReserved() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionSpec.active("a").id(SessionId.BUREAU))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("id"));
  }

  @Test
  void takesAnotherId() {
    SessionId chosen = new SessionId("chosen");

    assertThat(SessionSpec.active("a").id(chosen).id()).isEqualTo(chosen);
  }
}
