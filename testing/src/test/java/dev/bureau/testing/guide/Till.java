package dev.bureau.testing.guide;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.usage.Account;
import dev.bureau.core.usage.Bill;
import dev.bureau.core.usage.Spending;
import dev.bureau.core.usage.Usage;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.usage.Receipt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Who looks after what an office of translators costs. */
final class Till {
  private final Bureau bureau;

  Till(Bureau bureau) {
    this.bureau = bureau;
  }

  /** What a session and all below it have cost, in USD; refuses to guess. */
  BigDecimal cost(SessionId top) {
    Bill bill = bureau.costs().tree(top);
    Spending total = bill.total();
    if (total.unpriced() > 0) {
      throw new IllegalStateException("No price for some of " + bill.by(Account::model).keySet());
    }
    return total.cost();
  }

  /** A model of our own, which becomes dearer in autumn. */
  void prices() {
    Price summer = Price.of("own", new BigDecimal("0.50"), new BigDecimal("2"));
    Price autumn = Price.of("own", new BigDecimal("0.60"), new BigDecimal("2.40"));
    bureau.prices().put(PriceEntry.of("parrot-1", summer).aliases("parrot"));
    bureau.prices().put(PriceEntry.of("parrot-1", autumn).from(LocalDate.parse("2026-09-01")));
  }

  /** What was recorded before the price was known. */
  long settle() {
    return bureau.costs().repriceAll();
  }

  /** What another program has counted, as often as it likes. */
  List<Receipt> take(SessionId session, List<Usage> reports) {
    return bureau.usage().record(session, reports);
  }
}
