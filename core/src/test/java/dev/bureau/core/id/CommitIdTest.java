package dev.bureau.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitIdTest {
  static Stream<CommitId> ids() {
    Random random = new Random(1);
    Stream<CommitId> edges =
        Stream.of(
            new CommitId(0, 0),
            new CommitId(0, 1),
            new CommitId(0, -1),
            new CommitId(1, 0),
            new CommitId(Long.MAX_VALUE, Long.MIN_VALUE),
            new CommitId(Long.MIN_VALUE, Long.MAX_VALUE),
            new CommitId(-1, -1));
    return Stream.concat(
        edges, Stream.generate(() -> new CommitId(random.nextLong(), random.nextLong())).limit(50));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void readsItsOwnText(CommitId id) {
    assertThat(new CommitId(id.value())).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void writesTwentySixDigits(CommitId id) {
    assertThat(id.value()).matches("[0-9a-hjkmnp-tv-z]{26}");
  }

  @Test
  void ordersAsItsTextDoes() {
    List<CommitId> byValue = new ArrayList<>(ids().toList());
    List<CommitId> byText = new ArrayList<>(byValue);

    byValue.sort(Comparator.naturalOrder());
    byText.sort(Comparator.comparing(CommitId::value));

    assertThat(byValue).isEqualTo(byText);
  }

  @Test
  void isALegalMessageAndSessionId() {
    String text = new CommitId(-1, -1).value();

    assertThat(new SessionId(text).value()).isEqualTo(text);
    assertThat(new MessageId(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0000000000000000000000000",
        "000000000000000000000000000",
        "0000000000000000000000000i",
        "0000000000000000000000000l",
        "0000000000000000000000000o",
        "0000000000000000000000000u",
        "0000000000000000000000000A",
        "0000000000000000000000000-",
        "0000000000000000000000000\n"
      })
  void refusesAnotherForm(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new CommitId(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"g0000000000000000000000000", "0000000000000z000000000000"})
  void refusesASecondTextForAnId(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new CommitId(text));
  }
}
