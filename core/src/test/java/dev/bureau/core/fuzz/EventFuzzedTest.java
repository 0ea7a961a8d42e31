package dev.bureau.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.CoreEvents;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.EventType;
import java.util.List;

/** Events of all kinds and some versions, as a damaged journal may hold them. */
class EventFuzzedTest extends Fuzzed {
  private static final EventCatalogue CATALOGUE = CoreEvents.CATALOGUE;
  private static final List<String> NAMES =
      CATALOGUE.types().stream().map(EventType::name).toList();

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void areReadBackAsTheyAreWritten(FuzzedDataProvider data) {
    String name = data.pickValue(NAMES);
    int version = data.consumeInt(-1, 3);
    String body = data.consumeRemainingAsString();

    read(() -> CATALOGUE.decode(name, version, body))
        .ifPresent(each -> assertThat(again(each)).isEqualTo(each));
  }

  private static Event<?> again(Event<?> event) {
    return CATALOGUE.decode(
        CATALOGUE.nameOf(event), CATALOGUE.versionOf(event), CATALOGUE.encode(event));
  }
}
