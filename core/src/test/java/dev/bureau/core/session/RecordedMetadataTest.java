package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is given as metadata is copied into the normal form of JSON, wherever it is kept. */
class RecordedMetadataTest {
  static Stream<UnaryOperator<Map<String, Object>>> records() {
    SessionSpec spec = SessionSpec.active("a");
    SessionId id = new SessionId("a");
    return Stream.of(
        given -> spec.metadata(given).metadata(),
        given ->
            new SessionSpec(
                    spec.profile(),
                    given,
                    SessionSpec.Prompts.NONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)
                .metadata(),
        given -> Session.absent(id).withMetadata(given).metadata(),
        given -> SessionUpdate.metadata(given).metadata(),
        given -> SessionUpdate.NOTHING.withMetadata(given).metadata(),
        given -> new SessionUpdate(given, null, null).metadata(),
        given -> new SessionUpdated(given, null, null).metadata(),
        given ->
            new SessionCreated(spec.profile(), given, Links.first(id, null), null, null)
                .metadata());
  }

  @ParameterizedTest
  @MethodSource("records")
  void holdsNumbersInOneForm(UnaryOperator<Map<String, Object>> record) {
    assertThat(record.apply(Map.of("size", 3))).isEqualTo(Map.of("size", 3L));
  }

  @ParameterizedTest
  @MethodSource("records")
  void staysWhenTheCallerChangesTheirs(UnaryOperator<Map<String, Object>> record) {
    Map<String, Object> given = new HashMap<>(Map.of("team", "blue"));
    Map<String, Object> kept = record.apply(given);

    given.put("team", "red");

    assertThat(kept).isEqualTo(Map.of("team", "blue"));
  }
}
