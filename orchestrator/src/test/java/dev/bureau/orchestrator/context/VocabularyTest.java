package dev.bureau.orchestrator.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.context.TokenCounter;
import org.junit.jupiter.api.Test;

/** E3: tokens are counted by a real tokenizer. */
class VocabularyTest {
  private final TokenCounter vocabulary = new Vocabulary();

  @Test
  void countsWordsAndNotLetters() {
    assertThat(vocabulary.count("hello world")).isEqualTo(2);
    assertThat(vocabulary.count("")).isZero();
  }

  @Test
  void takesWhatLooksLikeAMarkAsText() {
    assertThat(vocabulary.count("<|endoftext|>")).isGreaterThan(1);
  }
}
