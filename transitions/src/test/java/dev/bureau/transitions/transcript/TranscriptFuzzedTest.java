package dev.bureau.transitions.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.JsonWalk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** T6, SEC5: a line of a transcript, of any bytes. */
class TranscriptFuzzedTest extends Fuzzed {
  private static final TranscriptFormat FORMAT = TranscriptFormat.jsonLines();

  /** What sinks write must be there again. */
  record Written(List<String> kinds, List<Fact.Message> messages, List<Fact.UsageReport> usage) {}

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void readsOrRefusesEachLine(FuzzedDataProvider data) {
    byte[] line = data.consumeRemainingAsBytes();

    read(() -> facts(line)).ifPresent(TranscriptFuzzedTest::check);
  }

  private static List<Fact> facts(byte[] line) {
    List<Fact> facts = new ArrayList<>();
    try (JsonWalk walk = JsonWalk.over("line", ByteBuffer.wrap(line), JsonLimits.LINE)) {
      FORMAT.read(walk, facts::add);
      walk.finish();
    }
    return facts;
  }

  private static void check(List<Fact> facts) {
    Written written =
        new Written(
            facts.stream().map(each -> each.getClass().getSimpleName()).toList(),
            of(facts, Fact.Message.class),
            of(facts, Fact.UsageReport.class));
    String text = Codec.encode(written);
    assertThat(Codec.decode("facts", text, Written.class, JsonLimits.BLOB)).isEqualTo(written);
    assertThat(written.messages())
        .allSatisfy(each -> assertThat(each.text()).hasSizeLessThanOrEqualTo(Fact.LONGEST_TEXT));
  }

  private static <F extends Fact> List<F> of(List<Fact> facts, Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
