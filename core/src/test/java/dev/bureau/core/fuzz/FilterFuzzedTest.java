package dev.bureau.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.query.Filter;

/** S6: the text form of filters. */
class FilterFuzzedTest extends Fuzzed {
  private static final int LONGEST = 16 * 1024;

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void readsBackWhatItWrites(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();

    read(() -> Filter.parse(text))
        .filter(each -> each.toString().length() <= LONGEST)
        .ifPresent(each -> assertThat(Filter.parse(each.toString())).isEqualTo(each));
  }
}
