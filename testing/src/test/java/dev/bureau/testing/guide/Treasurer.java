package dev.bureau.testing.guide;

import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.Bureau;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Watches what an office spends. */
final class Treasurer {
  private final Bureau bureau;

  Treasurer(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Five dollars for the director and everybody below, whenever they come. */
  void limit(SessionId director) {
    bureau.budgets().limit(director, Limit.usd("5").tree());
  }

  /** An intern who has a dollar, twenty calls and ten minutes, and asks when that is not enough. */
  Session intern(SessionId director) {
    return bureau
        .sessions()
        .create(
            SessionSpec.active("intern")
                .agent("essayist")
                .supervisor(director)
                .budget(
                    Limit.usd("1").onCrossing(Crossing.ASK),
                    Limit.calls(20),
                    Limit.time(Duration.ofMinutes(10)).onCrossing(Crossing.STOP)));
  }

  /** What the next call of a session may cost at most, whoever limits it. */
  BigDecimal left(SessionId session) {
    return bureau.budgets().of(session).available(Measure.USD).orElseThrow();
  }

  /** A dollar more for whoever asks for one. */
  void grant(SessionId session) {
    for (Wait each : bureau.waiting().of(session)) {
      BigDecimal limit = new BigDecimal(String.valueOf(each.question().get("limit")));
      bureau.waiting().answer(session, each.id(), Map.of("limit", limit.add(BigDecimal.ONE)));
    }
  }

  /** A call of a program that is no agent of this bureau. */
  void call(SessionId session, String key, Supplier<Usage> provider) {
    bureau.budgets().reserve(session, key, Need.of("haiku", Tokens.of(2_000, 500)));
    bureau.budgets().settle(session, key, List.of(provider.get()));
  }
}
