package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  private static final JsonLimits SMALL = new JsonLimits(20, 3, 4);
  private static final Visit VISIT = new Visit(new SessionId("a"), null, 2);
  private static final String TEXT = "{\"by\":\"a\",\"times\":2}";

  private record Visit(SessionId by, @Nullable SessionId of, int times) {}

  private static Visit read(String text) {
    return Codec.decode("visit", text, Visit.class, SMALL);
  }

  @Test
  void leavesOutWhatIsNull() {
    assertThat(Codec.encode(VISIT)).isEqualTo(TEXT);
  }

  @Test
  void writesARecordOfExactlyTheLargestSize() {
    assertThat(Codec.encode("visit", VISIT, SMALL)).isEqualTo(TEXT).hasSize(20);
  }

  @Test
  void refusesToWriteOneByteMore() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Codec.encode("visit", new Visit(VISIT.by(), null, 20), SMALL))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("visit"));
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(read(TEXT)).isEqualTo(VISIT);
  }

  @Test
  void ignoresFieldsOfNewerPrograms() {
    assertThat(
            Codec.decode(
                "visit", TEXT.replace("}", ",\"new\":[1]}"), Visit.class, JsonLimits.RECORD))
        .isEqualTo(VISIT);
  }

  @Test
  void refusesToReadOneByteMore() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> read(TEXT + " "))
        .withMessageContaining("21 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"times\":2}", "{\"by\":7,\"times\":2}", "{\"by\":[]}", "null", "[]"})
  void refusesWhatIsNoSuchRecord(String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> read(text))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("visit"));
  }

  @Test
  void passesOnWhatATextRefuses() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> read("{\"by\":\"\"}"))
        .satisfies(refused -> assertThat(refused.field()).isNotEqualTo("visit"));
  }

  @Test
  void saysWhatIsWrongWithTheText() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> read(""))
        .withMessageContaining("it is empty");
  }
}
