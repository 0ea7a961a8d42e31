package dev.bureau.orchestrator.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.grant.Account;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A director and those below, for tests of budgets. */
final class Tree {
  static final SessionId TOP = new SessionId("top");
  static final SessionId MIDDLE = new SessionId("middle");
  static final SessionId ONE = new SessionId("one");
  static final SessionId TWO = new SessionId("two");
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private Tree() {}

  /** A director with two below. */
  static void plant(Bureau bureau) {
    started(bureau, SessionSpec.director("top").id(TOP));
    started(bureau, SessionSpec.active("one").id(ONE).supervisor(TOP).agent(Office.AGENT));
    started(bureau, SessionSpec.active("two").id(TWO).supervisor(TOP).agent(Office.AGENT));
  }

  /** The same with another director between. */
  static void plantDeep(Bureau bureau) {
    started(bureau, SessionSpec.director("top").id(TOP));
    started(bureau, SessionSpec.director("middle").id(MIDDLE).supervisor(TOP));
    started(bureau, SessionSpec.active("one").id(ONE).supervisor(MIDDLE).agent(Office.AGENT));
    started(bureau, SessionSpec.active("two").id(TWO).supervisor(MIDDLE).agent(Office.AGENT));
  }

  private static void started(Bureau bureau, SessionSpec spec) {
    bureau.sessions().start(bureau.sessions().create(spec).id());
  }

  static Usage used(String key, long tokens) {
    return new Usage(new UsageKey(key), "haiku", Tokens.of(tokens, 0), AT);
  }

  /** A call that needs so many tokens and uses as many. */
  static void call(Bureau bureau, SessionId session, String key, long tokens) {
    call(bureau, session, key, tokens, tokens);
  }

  static void call(Bureau bureau, SessionId session, String key, long need, long uses) {
    bureau.budgets().reserve(session, key, Need.call().tokens(need));
    bureau.budgets().settle(session, key, List.of(used(key, uses)));
  }

  static long tokens(Amounts amounts) {
    return amounts.of(Measure.TOKENS).longValueExact();
  }

  static BigDecimal available(Bureau bureau, SessionId session, Measure measure) {
    return bureau.budgets().of(session).available(measure).orElseThrow();
  }

  static Grants grants(Bureau bureau, SessionId session) {
    long version = bureau.sessions().get(session).version();
    return bureau.at(session, version).aspects().get(Grants.ASPECT);
  }

  /** What each below has received is what was drawn for it, and nothing is on its way. */
  static void requireBalance(Bureau bureau, SessionId top) {
    Grants above = grants(bureau, top);
    Amounts out = Amounts.NONE;
    for (SessionId each : above.accounts().keySet()) {
      Account account = above.account(each).orElseThrow();
      out = out.plus(account.out());
      assertThat(grants(bureau, each).transfer()).isNull();
      assertThat(grants(bureau, each).received(top)).as(each.value()).isEqualTo(account.out());
    }
    assertThat(above.out()).isEqualTo(out);
  }
}
