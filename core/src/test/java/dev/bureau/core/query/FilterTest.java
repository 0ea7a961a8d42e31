package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private static final SessionSpec SPEC =
      SessionSpec.department("dep")
          .role("router")
          .metadata(
              Map.of(
                  "text",
                  "blue",
                  "number",
                  42,
                  "flag",
                  true,
                  "list",
                  Arrays.asList(1, null),
                  "deep",
                  Map.of("er", "found")));

  private static final Session SESSION = session(SPEC);

  private static Session session(SessionSpec spec) {
    SessionId id = new SessionId("a");
    Links links = Links.first(id, new SessionId("above"));
    return new SessionCreated(spec.profile(), spec.metadata(), links, null, "d")
        .applyTo(Session.absent(id), Instant.EPOCH);
  }

  private static boolean matches(Field field, String value) {
    return Filter.equal(field, value).matches(SESSION);
  }

  @Test
  void meansEverySessionWithoutTerms() {
    assertThat(Filter.all().matches(SESSION)).isTrue();
  }

  @Test
  void comparesFieldsOfTheHead() {
    assertThat(Filter.type(SessionType.DEPARTMENT).matches(SESSION)).isTrue();
    assertThat(Filter.type(SessionType.OBSERVER).matches(SESSION)).isFalse();
    assertThat(Filter.status(Status.INITIALIZING).matches(SESSION)).isTrue();
    assertThat(Filter.supervisor(new SessionId("above")).matches(SESSION)).isTrue();
    assertThat(matches(Field.of(Field.Head.ROLE), "router")).isTrue();
    assertThat(matches(Field.of(Field.Head.NAME), "DEP")).isFalse();
  }

  @Test
  void findsNothingEqualToAFieldThatIsMissing() {
    assertThat(matches(Field.of(Field.Head.MODEL), "null")).isFalse();
    assertThat(matches(Field.metadata("none"), "null")).isFalse();
    assertThat(matches(Field.metadata("text", "below"), "blue")).isFalse();
  }

  @Test
  void comparesWhatIsNoTextByItsJson() {
    assertThat(matches(Field.metadata("text"), "blue")).isTrue();
    assertThat(matches(Field.metadata("number"), "42")).isTrue();
    assertThat(matches(Field.metadata("flag"), "true")).isTrue();
    assertThat(matches(Field.metadata("list"), "[1,null]")).isTrue();
    assertThat(matches(Field.metadata("deep"), "{\"er\":\"found\"}")).isTrue();
    assertThat(matches(Field.metadata("deep", "er"), "found")).isTrue();
  }

  @Test
  void meansSessionsThatMeetAllTerms() {
    Filter both = Filter.metadata("text", "blue").and(Filter.type(SessionType.DEPARTMENT));
    Filter never = both.and(Filter.type(SessionType.OBSERVER));

    assertThat(both.matches(SESSION)).isTrue();
    assertThat(never.matches(SESSION)).isFalse();
  }

  @Test
  void hasSixtyFourTermsAtMost() {
    Filter term = Filter.metadata("a", "b");

    assertThat(((Filter.And) many(term, 64)).terms()).hasSize(64);
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> many(term, 65));
  }

  private static Filter many(Filter term, int count) {
    Filter all = Filter.all();
    for (int i = 0; i < count; i++) {
      all = all.and(term);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\"b", "a\\b", "a\nb", "a\u0000b", "\u0080"})
  void refusesMetadataKeysThatCouldBreakOutOfAPath(String key) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Field.metadata(key));
  }

  @Test
  void followsSixteenKeysAtMost() {
    String[] keys = new String[17];
    Arrays.fill(keys, "k");

    assertThat(Field.metadata(Arrays.copyOf(keys, 16)).path()).hasSize(16);
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Field.metadata(keys));
    assertThatExceptionOfType(BadInputException.class).isThrownBy(Field::metadata);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Field(Field.Head.NAME, List.of("k")));
  }
}
