package dev.bureau.metrics.meter;

import static dev.bureau.metrics.meter.Journals.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.usage.Charge;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsagePriced;
import dev.bureau.core.usage.UsageRaised;
import dev.bureau.core.usage.UsageRecorded;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S34, R3: tokens, calls and costs by category. */
class UsageMetersTest {
  private static final Price HAIKU =
      Price.of("haiku", BigDecimal.valueOf(1), BigDecimal.valueOf(5));
  private static final String TOKENS = "bureau.usage.tokens";
  private static final String COST = "bureau.usage.cost";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private EventMeters meters(Event<?>... before) {
    return new EventMeters(
        registry,
        (session, version) -> {
          if (before.length == 0) {
            throw new NoSuchSessionException(session);
          }
          Fold.State state = new Fold.State(Session.absent(new SessionId("s")), Aspects.NONE);
          return new Fold(CoreEvents.CATALOGUE).after(state, List.of(before), Journals.AT);
        });
  }

  @Test
  void countWhatACallUses() {
    Journals.tell(meters(), recorded("a", new Tokens(1_000, 500, 1, 2, 3), HAIKU));

    assertThat(counted(registry, "bureau.usage.calls", "category", "haiku")).isEqualTo(1);
    assertThat(counted(registry, TOKENS, "category", "haiku", "kind", "input")).isEqualTo(1_000);
    assertThat(counted(registry, TOKENS, "category", "haiku", "kind", "output")).isEqualTo(500);
    assertThat(counted(registry, TOKENS, "kind", "cache_write_5m")).isEqualTo(1);
    assertThat(counted(registry, TOKENS, "kind", "cache_write_1h")).isEqualTo(2);
    assertThat(counted(registry, TOKENS, "kind", "cache_read")).isEqualTo(3);
    assertThat(counted(registry, COST, "category", "haiku")).isEqualTo(0.00350555, within(1e-12));
  }

  @Test
  void countOnlyWhatALaterReportAdds() {
    Journals.tell(
        meters(),
        recorded("a", Tokens.of(1_000, 500), HAIKU),
        raised("a", Tokens.of(1_000, 700), "0.0045"));

    assertThat(counted(registry, TOKENS)).isEqualTo(1_700);
    assertThat(counted(registry, COST)).isEqualTo(0.0045, within(1e-12));
    assertThat(counted(registry, "bureau.usage.calls")).isEqualTo(1);
  }

  @Test
  void lookUpWhatACallHadUsedBefore() {
    Journals.tell(
        meters(recorded("a", Tokens.of(1_000, 500), HAIKU)),
        raised("a", Tokens.of(1_000, 700), "0.0045"));

    assertThat(counted(registry, TOKENS, "category", "haiku")).isEqualTo(200);
    assertThat(counted(registry, COST)).isEqualTo(0.001, within(1e-12));
  }

  @Test
  void countNothingMoreOfACallThatNobodyKnows() {
    Journals.tell(meters(), raised("a", Tokens.of(1_000, 700), "0.0045"));

    assertThat(registry.find(TOKENS).counters()).isEmpty();
  }

  @Test
  void countAllOfItIfCommitsAreToldInAnotherOrder() {
    UsageRecorded first = recorded("a", Tokens.of(1_000, 500), HAIKU);
    Journals.tell(meters(first), raised("a", Tokens.of(1_000, 700), "0.0045"), first);

    assertThat(counted(registry, TOKENS)).isEqualTo(1_700);
    assertThat(counted(registry, COST)).isEqualTo(0.0045, within(1e-12));
  }

  @Test
  void countACallWithoutAPriceAsUnpricedAndItsCostOnceItHasOne() {
    Journals.tell(
        meters(),
        recorded("a", Tokens.of(1_000, 500), null),
        new UsagePriced(new UsageKey("a"), HAIKU, new BigDecimal("0.0035")));

    assertThat(counted(registry, "bureau.usage.calls", "category", "unpriced")).isEqualTo(1);
    assertThat(counted(registry, COST, "category", "haiku")).isEqualTo(0.0035, within(1e-12));
  }

  @Test
  void tellNoMoreCategoriesApartThanThirtyTwo() {
    EventMeters meters = meters();
    for (int i = 0; i < 100; i++) {
      Price own = Price.of("own-" + i, BigDecimal.ONE, BigDecimal.ONE);
      Journals.tell(meters, recorded("call-" + i, Tokens.of(1, 0), own));
    }

    assertThat(registry.get("bureau.usage.calls").counters())
        .hasSize(Categories.MOST + 1)
        .extracting(each -> each.getId().getTags())
        .contains(List.of(Tag.of("category", "other")));
    assertThat(counted(registry, "bureau.usage.calls", "category", "other"))
        .isEqualTo(100 - Categories.MOST);
  }

  private static UsageRecorded recorded(String key, Tokens tokens, @Nullable Price price) {
    Usage usage = new Usage(new UsageKey(key), "model", tokens, Journals.AT);
    return new UsageRecorded(usage, price, new Charge(usage, price).cost());
  }

  private static UsageRaised raised(String key, Tokens tokens, String cost) {
    return new UsageRaised(new UsageKey(key), tokens, new BigDecimal(cost));
  }
}
