package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the text, it is a filter or it is refused at a place inside it (S6). */
class FilterFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "name",
          "costUSD",
          "created_at",
          "status",
          "metadata",
          "->",
          "->>",
          "'a'",
          "'",
          "''",
          "=",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "IN",
          "NOT",
          "LIKE",
          "IS",
          "NULL",
          "AND",
          "OR",
          "(",
          ")",
          ",",
          "?",
          "5",
          "-1.5e3",
          "1e999",
          "'2026-11-21'",
          "SEARCH",
          ":",
          "asc",
          "desc",
          "\uD83D",
          "\u0000",
          "\u00A0",
          ";",
          "--",
          "\\",
          "%");

  /** Text that is read or refused; nothing else may come out. */
  private static boolean isRead(String text, Consumer<String> reader) {
    try {
      reader.accept(text);
      return true;
    } catch (FilterSyntaxException e) {
      assertThat(e.position()).as(text).isBetween(0, text.length());
      assertThat(e.remedy()).endsWith(" at position " + (e.position() + 1));
      return false;
    }
  }

  private static String words(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      text.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return text.toString();
  }

  @Test
  void readsOrRefusesRandomWords() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 40_000; i++) {
      isRead(words(random), text -> Filter.parse(text, "a"));
      isRead(words(random), OrderParser::parse);
    }
  }

  @Test
  void readsOrRefusesFiltersThatAreNearlyRight() {
    SplittableRandom random = new SplittableRandom(2);
    RandomFilters filters = new RandomFilters(random);
    int read = 0;
    for (int i = 0; i < 30_000; i++) {
      String nearly = Mutations.of(filters.next().toString(), random);
      read += isRead(nearly, Filter::parse) ? 1 : 0;
    }

    assertThat(read).isBetween(500, 29_000);
  }

  @Test
  void readsOrRefusesRandomCharacters() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(20); j >= 0; j--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
      }
      isRead(text.toString(), Filter::parse);
      isRead(text.toString(), OrderParser::parse);
    }
  }
}
