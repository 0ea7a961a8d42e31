package dev.bureau.orchestrator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsageRaised;
import dev.bureau.metrics.meter.FeedMeters;
import dev.bureau.metrics.meter.Past;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S34: whoever follows the feed counts all of it, once. */
class FeedMetersTest {
  private static final String STARTED = "bureau.session.started";
  private static final SessionId ID = new SessionId("s");

  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    office.close();
  }

  private FeedMeters meters() {
    return new FeedMeters(registry, bureau.store(), Seams.system(), bureau::at);
  }

  private List<Entry> journal() {
    return bureau.journal(ID, 1, 100);
  }

  private double counted(String name, String... tags) {
    return registry.get(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Test
  void countAStartThatIsToldAgainBecauseTheStoreCouldNotServe() {
    bureau.sessions().create(SessionSpec.active("session").id(ID));
    bureau.sessions().start(ID);
    Entry start = journal().get(journal().size() - 1);
    FeedMeters meters = meters();
    office.store().breakHeads(true);
    assertThatThrownBy(() -> meters.saw(start)).isInstanceOf(StoreException.class);
    office.store().breakHeads(false);

    meters.saw(start);
    meters.saw(start);

    assertThat(counted(STARTED, "type", "active")).isEqualTo(1);
    assertThat(counted("bureau.events")).isEqualTo(1);
  }

  @Test
  void countTheStartOfAnotherSessionThatTakesAnIdUnderItsOwnType() {
    FeedMeters meters = meters();
    bureau.sessions().create(SessionSpec.active("first").id(ID));
    bureau.sessions().start(ID);
    bureau.sessions().complete(ID);
    journal().forEach(meters::saw);
    bureau.sessions().delete(ID);
    bureau.sessions().create(SessionSpec.department("second").id(ID));
    bureau.sessions().start(ID);

    journal().forEach(meters::saw);

    assertThat(counted(STARTED, "type", "active")).isEqualTo(1);
    assertThat(counted(STARTED, "type", "department")).isEqualTo(1);
  }

  @Test
  void countWhatACallUsedMoreIfThatIsToldAgainBecauseTheStoreCouldNotServe() {
    bureau.sessions().create(SessionSpec.active("session").id(ID));
    bureau.usage().record(ID, used(100));
    bureau.usage().record(ID, used(300));
    List<Entry> raised =
        journal().stream().filter(each -> each.event() instanceof UsageRaised).toList();
    FeedMeters meters = new FeedMeters(registry, bureau.store(), Seams.system(), brokenOnce());
    assertThatThrownBy(() -> raised.forEach(meters::saw)).isInstanceOf(StoreException.class);

    raised.forEach(meters::saw);

    assertThat(counted("bureau.usage.tokens")).isEqualTo(200);
  }

  private Past brokenOnce() {
    AtomicBoolean broken = new AtomicBoolean(true);
    return (session, version) -> {
      if (broken.getAndSet(false)) {
        throw new StoreException(Category.UNAVAILABLE, "disk", "it is gone", "wait", null);
      }
      return bureau.at(session, version);
    };
  }

  private static Usage used(long output) {
    return new Usage(new UsageKey("msg_1"), "haiku", Tokens.of(0, output), Instant.EPOCH);
  }
}
