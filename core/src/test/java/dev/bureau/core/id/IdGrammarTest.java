package dev.bureau.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdGrammarTest {
  private static final List<Function<String, ?>> KINDS =
      List.of(
          SessionId::new,
          MessageId::new,
          name -> new Actor("session:" + name),
          name -> new Actor("user:" + name),
          name -> new Actor("node:" + name));

  private static final List<String> LEGAL =
      List.of(
          "a", "Z", "0", "a.b_c-d", "a..b", "a-", "a.", "CON", "main-director", "x".repeat(128));

  private static final List<String> ILLEGAL =
      List.of(
          "",
          " ",
          ".",
          "..",
          "...",
          "-a",
          "_a",
          ".a",
          "~",
          "a b",
          "a/b",
          "a\\b",
          "../../etc/passwd",
          "/etc/passwd",
          "C:\\x",
          "a:b",
          "a\n",
          "\na",
          "a\r",
          "a\u0000b",
          "a\tb",
          "ä",
          "aé",
          "日本",
          "а", // Cyrillic
          "a\u200bb",
          "a\u202eb",
          "a٣",
          "\uD83D\uDE00",
          "\uD800",
          "a%2e",
          "a*",
          "a'",
          "a\"",
          "a;b",
          "a$b",
          "a`b",
          "a|b",
          "a&b",
          "a<b",
          "a@b",
          "a+b",
          "a,b",
          "x".repeat(129),
          "x".repeat(300));

  static Stream<Arguments> legal() {
    return KINDS.stream().flatMap(kind -> LEGAL.stream().map(name -> Arguments.of(kind, name)));
  }

  static Stream<Arguments> illegal() {
    return KINDS.stream().flatMap(kind -> ILLEGAL.stream().map(name -> Arguments.of(kind, name)));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("legal")
  void takesALegalName(Function<String, ?> kind, String name) {
    assertThat(kind.apply(name).toString()).endsWith(name);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("illegal")
  void refusesAnIllegalName(Function<String, ?> kind, String name) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> kind.apply(name));
  }

  @Test
  void saysWhichFieldAndWhatToGive() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new SessionId("a\nb"))
        .withMessage(
            "session id: 'a?b' is not accepted; give 1-128 of A-Z a-z 0-9 . _ - starting with a"
                + " letter or digit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "session",
        "session:",
        ":a",
        "Session:a",
        "robot:a",
        "user: a",
        "user:a:b"
      })
  void refusesAnActorOfNoKnownForm(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new Actor(text));
  }

  @Test
  void tellsTheActingSession() {
    SessionId id = new SessionId("a");

    assertThat(Actor.session(id).session()).contains(id);
    assertThat(Actor.user("a").session()).isEmpty();
    assertThat(Actor.node("a").session()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cell_",
        "cell_0123abc",
        "cell_0123abcde",
        "cell_0123ABCD",
        "cel_0123abcd",
        "cell_0123abcd\n",
        "cell_0123abcg"
      })
  void refusesACellIdOfAnotherForm(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new CellId(text));
  }

  @Test
  void namesBytesByTheirHash() {
    assertThat(BlobId.of("abc").value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "../ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20"})
  void refusesABlobIdOfAnotherForm(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new BlobId(text));
  }
}
