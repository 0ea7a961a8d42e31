package dev.bureau.core.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.Term;
import dev.bureau.core.context.Weight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E3: what the compressor does that everybody has who names no other. */
class OutliningTest {
  private static final String STORY =
      "The deployment of the billing service failed on Tuesday. "
          + "It was a rainy day. "
          + "The billing service could not reach the billing database during the deployment. "
          + "Someone made coffee. "
          + "The team rolled the deployment of the billing service back within ten minutes. "
          + "Nobody minded the rain by then.";

  private static Item item(String key, Object value, Weight weight, Term term) {
    ContextEntry entry =
        new ContextEntry(
            key, new Content(value, null), 100, weight, term, ContextEntry.Place.WINDOW, 1);
    return new Item(entry, value);
  }

  private static final List<Item> ALL =
      List.of(
          item("critical", STORY, Weight.CRITICAL, Term.LASTING),
          item("critical for now", STORY, Weight.CRITICAL, Term.TEMPORARY),
          item("for now", STORY, Weight.ORDINARY, Term.TEMPORARY),
          item("long", STORY, Weight.ORDINARY, Term.LASTING),
          item("short", "done", Weight.ORDINARY, Term.LASTING));

  @ParameterizedTest
  @CsvSource({
    "TEMPORARY, 'for now', ''",
    "NON_CRITICAL, 'for now', long",
    "AGGRESSIVE, 'for now,long,short', ''"
  })
  void givesUpMoreAtEachLevel(CompressionLevel level, String dropped, String replaced) {
    Compression compression = Compressor.outlining().compress(ALL, level);

    assertThat(String.join(",", compression.dropped())).isEqualTo(dropped);
    assertThat(String.join(",", compression.replaced().keySet())).isEqualTo(replaced);
  }

  private static Object outline(Object value) {
    return Compressor.outlining()
        .compress(
            List.of(item("k", value, Weight.ORDINARY, Term.LASTING)), CompressionLevel.NON_CRITICAL)
        .replaced()
        .getOrDefault("k", value);
  }

  @Test
  void keepsTheMostTellingSentencesWhole() {
    assertThat(outline(STORY))
        .isEqualTo(
            "The deployment of the billing service failed on Tuesday."
                + " … The billing service could not reach the billing database during the"
                + " deployment.");
  }

  @Test
  void keepsKeysNumbersAndShortTexts() {
    Map<String, Object> before = Map.of("count", 3L, "ok", true, "name", "billing", "story", STORY);

    Object after = outline(before);

    assertThat(after)
        .isEqualTo(Map.of("count", 3L, "ok", true, "name", "billing", "story", outline(STORY)));
  }

  @Test
  void keepsTheBeginningOfALongListAndSaysHowMuchThereWas() {
    assertThat(outline(List.of(1L, 2L, 3L, 4L, 5L))).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L));
    assertThat(outline(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L)))
        .isEqualTo(List.of(1L, 2L, 3L, 4L, "… 3 more"));
  }

  @Test
  void saysATextOfOneSentenceAsItIs() {
    String sentence = "a word after a word after ".repeat(20) + "a word.";

    assertThat(outline(sentence)).isEqualTo(sentence);
  }

  @Test
  void givesTheSameForTheSame() {
    assertThat(Compressor.outlining().compress(ALL, CompressionLevel.NON_CRITICAL))
        .isEqualTo(Compressor.outlining().compress(ALL, CompressionLevel.NON_CRITICAL));
  }
}
