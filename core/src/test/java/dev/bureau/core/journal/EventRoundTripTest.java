package dev.bureau.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.SessionCheckpointed;
import dev.bureau.core.session.SessionUpdated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRoundTripTest {
  private static final EventCatalogue CATALOGUE = CoreEvents.CATALOGUE;

  static List<Event<?>> samples() {
    return SampleEvents.all();
  }

  @Test
  void hasASampleOfEveryEventInTheCatalogue() {
    Stream<Class<?>> sampled = samples().stream().map(Object::getClass);
    Stream<Class<?>> known = CATALOGUE.types().stream().map(EventType::type);

    assertThat(sampled.distinct()).containsExactlyInAnyOrderElementsOf(known.toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsBackWhatItWrote(Event<?> event) {
    String body = CATALOGUE.encode(event);

    assertThat(CATALOGUE.decode(CATALOGUE.nameOf(event), CATALOGUE.versionOf(event), body))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesTheSameTextAgainAfterReading(Event<?> event) {
    String body = CATALOGUE.encode(event);
    Event<?> read = CATALOGUE.decode(CATALOGUE.nameOf(event), CATALOGUE.versionOf(event), body);

    assertThat(CATALOGUE.encode(read)).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesOneLine(Event<?> event) {
    assertThat(CATALOGUE.encode(event)).startsWith("{").endsWith("}").doesNotContain("\n");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void ignoresFieldsOfALaterBuild(Event<?> event) {
    String body = CATALOGUE.encode(event);
    String more = body.equals("{}") ? "{\"later\":[1]}" : "{\"later\":[1]," + body.substring(1);

    assertThat(CATALOGUE.decode(CATALOGUE.nameOf(event), CATALOGUE.versionOf(event), more))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesATornBody(Event<?> event) {
    String body = CATALOGUE.encode(event);
    String torn = body.substring(0, body.length() - 1);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> CATALOGUE.decode(CATALOGUE.nameOf(event), 1, torn));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesABodyThatLacksWhatTheFactIs(Event<?> event) {
    if (event instanceof SessionUpdated) {
      assertThat(CATALOGUE.decode("session.updated", 1, "{}"))
          .isEqualTo(new SessionUpdated(null, null, null));
    } else if (event instanceof SessionCheckpointed) { // that it happened is all
      assertThat(CATALOGUE.decode("session.checkpointed", 1, "{}")).isEqualTo(event);
    } else {
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> CATALOGUE.decode(CATALOGUE.nameOf(event), 1, "{}"));
    }
  }
}
