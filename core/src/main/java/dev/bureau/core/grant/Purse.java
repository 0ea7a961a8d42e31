package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Totals;
import dev.bureau.core.usage.Ledger;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a session has spent and promised (E1: the gauge <em>spent</em>, which only grows). Nothing
 * of it is stored for its own sake: tokens and money are the head's totals, calls those of the
 * books.
 *
 * @param spent by the session itself
 * @param reserved for its calls under way
 * @param drawn by those below it, and not given back
 * @param unpriced how many of its calls have no price, so that the money spent is unknown
 */
public record Purse(Amounts spent, Amounts reserved, Amounts drawn, long unpriced) {
  /** That of a session as it is. */
  public static Purse of(Session session, Aspects aspects) {
    return of(session, aspects, null);
  }

  /** The same without what is reserved under that key, which is going to be replaced. */
  static Purse of(Session session, Aspects aspects, @Nullable String replaced) {
    Budget budget = aspects.get(Budget.ASPECT);
    Ledger ledger = aspects.get(Ledger.ASPECT);
    Totals totals = session.totals();
    Amounts spent =
        new Amounts(
            BigDecimal.valueOf(totals.tokens()),
            totals.cost(),
            budget.spent().seconds(),
            Amounts.sum(BigDecimal.valueOf(ledger.total().calls()), budget.spent().calls()));
    Amounts reserved =
        replaced == null
            ? budget.reserved()
            : budget
                .reservation(replaced)
                .map(each -> budget.reserved().minus(each.need()))
                .orElse(budget.reserved());
    return new Purse(spent, reserved, aspects.get(Grants.ASPECT).out(), ledger.total().unpriced());
  }

  /** All of a measure that must not be spent otherwise: spent, reserved and drawn. */
  public BigDecimal committed(Measure measure) {
    return Amounts.sum(gone(measure), reserved.of(measure));
  }

  /** What is gone, whatever becomes of the calls under way: spent, and drawn by those below. */
  BigDecimal gone(Measure measure) {
    return Amounts.sum(spent.of(measure), drawn.of(measure));
  }

  /** What a limit of this session leaves; below 0 if more was spent. */
  public BigDecimal available(Limit limit) {
    Measure measure = limit.measure();
    BigDecimal used =
        limit.reach() == Reach.TREE
            ? committed(measure)
            : Amounts.sum(spent.of(measure), reserved.of(measure));
    return limit.amount().subtract(used);
  }
}
