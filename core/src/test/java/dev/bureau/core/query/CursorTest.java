package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-03-01T08:00:00.123456789Z",
        "2026-03-01T08:00:00.100Z",
        "2026-03-01T08:00:01Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void readsBackWhereItStands(String time) {
    SessionId id = new SessionId("a.B-" + "x".repeat(100));

    Cursor cursor = new Cursor(Cursor.behind(createdAt(id, Instant.parse(time))).value());

    assertThat(cursor.created()).isEqualTo(time);
    assertThat(cursor.id()).isEqualTo(id);
  }

  private static Session createdAt(SessionId id, Instant at) {
    return new SessionCreated(
            SessionSpec.active("a").profile(), Map.of(), Links.first(id, null), null, "d")
        .applyTo(Session.absent(id), at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00Z ",
        "2026-03-01T08:00:00Z ../x",
        "2026-03-01T08:00:00Z a b",
        "2026-03-01T08:00:00.000Z a",
        "2026-03-01 a",
        "' OR 1=1 a"
      })
  void refusesKeysThatNoPageGave(String keys) {
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(keys.getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new Cursor(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "a b", "====", "ü"})
  void refusesTextThatIsNoCursor(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new Cursor(text));
  }
}
