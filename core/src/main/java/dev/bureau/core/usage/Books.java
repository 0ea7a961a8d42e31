package dev.bureau.core.usage;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Event;
import dev.bureau.core.model.ModelRules;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceTable;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.session.SessionSpent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger as one decision changes it, and the change that makes it so. */
final class Books {
  private final Ledger before;
  private final PriceTable prices;
  private final List<Event<?>> events = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private Session session;
  private Ledger ledger;

  /**
   * @param prices by which new calls are priced
   */
  Books(Session session, Ledger before, PriceTable prices) {
    this.session = session;
    this.before = before;
    this.ledger = before;
    this.prices = prices;
  }

  void take(Usage report) {
    UsageKey key = report.key();
    if (ledger.find(key).isPresent()) {
      raise(key, report.tokens());
    } else if (ledger.elsewhere(key).isEmpty()) {
      Usage usage = report.of(prices.model(report.model(), report.at()));
      claims.add(key.claim());
      add(UsageRecorded.of(new Charge(usage, price(usage))));
      switchTo(usage);
    } else if (!ledger.covers(key, report.tokens())) {
      throw new BilledElsewhereException(key, ledger.elsewhere(key).orElseThrow());
    }
  }

  void raise(UsageKey key, Tokens tokens) {
    ledger
        .find(key)
        .filter(each -> !each.usage().tokens().covers(tokens))
        .map(each -> each.raisedTo(each.usage().tokens().max(tokens)))
        .ifPresent(each -> add(new UsageRaised(key, each.usage().tokens(), each.cost())));
  }

  void reprice(Usage unpriced) {
    Price price = price(unpriced);
    if (price != null) {
      add(new UsagePriced(unpriced.key(), price, price.of(unpriced.tokens())));
    }
  }

  private @Nullable Price price(Usage usage) {
    return prices.price(usage.model(), usage.at()).orElse(null);
  }

  /** The session uses that model now (R1), unless it does so under another name. */
  private void switchTo(Usage usage) {
    String current = session.profile().assignment().model();
    if (current != null && prices.model(current, usage.at()).equals(usage.model())) {
      return;
    }
    for (Event<?> each : used(usage.model())) {
      if (each instanceof SessionEvent changed) {
        session = changed.applyTo(session, Instant.EPOCH);
      }
      events.add(each);
    }
  }

  private List<Event<?>> used(String model) {
    try {
      return ModelRules.used(session, model);
    } catch (BadInputException e) {
      return List.of(); // its description has no room for the name: the call is billed all the same
    }
  }

  private void add(UsageEvent event) {
    ledger = event.applyTo(ledger, Instant.EPOCH); // no state depends on the commit's time
    events.add(event);
  }

  /**
   * What happened, and what it adds to the session's totals.
   *
   * @throws dev.bureau.core.error.BadInputException if these do not fit
   */
  Change change() {
    Spending more = ledger.total().minus(before.total());
    long tokens = more.tokens().total();
    SessionSpent.requireRoom(session, tokens);
    if (tokens > 0 || more.cost().signum() > 0) {
      events.add(new SessionSpent(tokens, more.cost()));
    }
    return Change.of(events).withClaims(claims);
  }
}
