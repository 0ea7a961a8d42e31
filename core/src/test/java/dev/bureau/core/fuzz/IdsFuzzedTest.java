package dev.bureau.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Text;
import java.util.List;
import java.util.function.Function;

/** SPEC section 0, SEC1: names of all kinds, none of which leads out of a folder. */
class IdsFuzzedTest extends Fuzzed {
  private static final List<Function<String, Text>> KINDS =
      List.of(SessionId::new, MessageId::new, CommitId::new, Actor::new, BlobId::new, CellId::new);

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void areWrittenAsTheyWereRead(FuzzedDataProvider data) {
    Function<String, Text> kind = data.pickValue(KINDS);
    String text = data.consumeRemainingAsString();

    read(() -> kind.apply(text))
        .ifPresent(
            each -> {
              assertThat(each.value()).isEqualTo(text).matches("[a-z]*:?[A-Za-z0-9][\\w.-]*");
              assertThat(kind.apply(each.value())).isEqualTo(each);
            });
  }
}
