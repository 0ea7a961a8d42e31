package dev.bureau.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.cli.Fuzzed;
import dev.bureau.orchestrator.configuration.Span;
import java.nio.file.Path;

/** What options say of stores and of lengths of time. */
class AddressFuzzedTest extends Fuzzed {
  private static final Path USUAL = Path.of("orchestration.db");

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void areReadOrRefused(FuzzedDataProvider data) {
    int option = data.consumeInt(0, 2);
    String text = data.consumeRemainingAsString();

    switch (option) {
      case 0 -> read(() -> StoreAddress.of(text, null, USUAL)).ifPresent(AddressFuzzedTest::check);
      case 1 -> read(() -> StoreAddress.of(null, text, USUAL)).ifPresent(AddressFuzzedTest::check);
      default ->
          read(() -> Span.of("--timeout", text))
              .ifPresent(each -> assertThat(each.isNegative()).isFalse());
    }
  }

  private static void check(StoreAddress address) {
    assertThat(address.files()).hasSize(address.file().isPresent() ? 4 : 0);
  }
}
