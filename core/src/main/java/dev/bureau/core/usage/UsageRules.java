package dev.bureau.core.usage;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.price.PriceTable;
import java.util.Comparator;
import java.util.List;

/**
 * The pure rules of the bill (R3–R5): the first session that reports a call claims it and bills it,
 * a later report can only raise it, and nothing else ever changes what was billed.
 */
public final class UsageRules {
  private UsageRules() {}

  /**
   * Takes reports, in their order: a new call is billed and claimed, and the session uses its model
   * from then on; a larger report of a known one raises it, any other says nothing new. If another
   * session has claimed one of them, the door refuses all of it.
   *
   * @throws dev.bureau.core.error.BadInputException when it is decided, if the tokens of the
   *     session would be 2^63 or more
   * @throws BilledElsewhereException when it is decided, if one is larger than what the session
   *     that bills it was told of
   */
  public static Decision record(PriceTable prices, List<Usage> reports) {
    return (session, aspects, moment) -> {
      Books books = new Books(session, aspects.get(Ledger.ASPECT), prices);
      reports.forEach(books::take);
      return books.change();
    };
  }

  /**
   * Takes what other sessions were told of calls that this one bills: each used as much as that.
   * What is known, or not billed here, changes nothing.
   */
  public static Decision raise(List<UsageBilledElsewhere> reports) {
    return (session, aspects, moment) -> {
      Books books = new Books(session, aspects.get(Ledger.ASPECT), PriceTable.builtIn());
      reports.forEach(each -> books.raise(each.key(), each.tokens())); // by the price it has
      return books.change();
    };
  }

  /** Other sessions bill these calls and were told of the reports; nothing happens if known. */
  public static Decision elsewhere(List<UsageBilledElsewhere> found) {
    return (session, aspects, moment) -> {
      Ledger ledger = aspects.get(Ledger.ASPECT);
      return Change.of(
          found.stream().filter(each -> !ledger.isSettled(each.key(), each.tokens())).toList());
    };
  }

  /** Prices what had no price, where there is one for its own time by now. */
  public static Decision reprice(PriceTable prices) {
    return (session, aspects, moment) -> {
      Ledger ledger = aspects.get(Ledger.ASPECT);
      Books books = new Books(session, ledger, prices);
      ledger.charges().stream()
          .filter(each -> each.price() == null)
          .map(Charge::usage)
          .sorted(Comparator.comparing(Usage::key))
          .forEach(books::reprice);
      return books.change();
    };
  }
}
