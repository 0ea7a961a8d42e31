package dev.bureau.orchestrator.usage;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.ClaimedException;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.usage.BilledElsewhereException;
import dev.bureau.core.usage.Ledger;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageBilledElsewhere;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsageRules;
import dev.bureau.orchestrator.price.PriceCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes commits that report usage, so that each call is billed once in the whole store (R5, P5).
 * Thread-safe.
 *
 * <p>A report of a call that another session bills goes there <em>before</em> the commit that
 * reports it: raising twice is raising once, and a report is true whatever becomes of the commit.
 * So no crash can lose it. If the process dies before the report was passed on, the commit is not
 * made either, and whoever makes it again passes it on again; no intent needs to be journaled.
 */
public final class Bookkeeper {
  private static final int ATTEMPTS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);

  private final Door door;
  private final Sessions sessions;
  private final PriceCatalogue prices;
  private final Consumer<SessionId> spent;

  /**
   * @param sessions where claims are looked up
   * @param spent told of each session in which usage was recorded, after the commit
   */
  public Bookkeeper(Door door, Sessions sessions, Consumer<SessionId> spent) {
    this.door = door;
    this.sessions = sessions;
    this.spent = spent;
    this.prices = new PriceCatalogue(door, Actor.session(SessionId.BUREAU));
  }

  /** Takes these reports, by the prices that hold now; for {@link #change}. */
  public Decision record(List<Usage> reports) {
    return reports.isEmpty()
        ? (session, aspects, moment) -> Change.NONE
        : UsageRules.record(prices.table(), reports);
  }

  /**
   * Changes a session by a decision that takes reports of usage, as {@link Door#change} does. What
   * other sessions bill is passed on to them, and the decision taken again without it.
   *
   * @param reports what the decision takes, or more
   * @throws BilledElsewhereException if others reported the same calls faster a hundred times
   */
  public Loaded change(SessionId id, Caller caller, List<Usage> reports, Decision decision) {
    for (int attempt = 1; ; attempt++) {
      try {
        Loaded after = door.change(id, caller, decision);
        if (!reports.isEmpty()) {
          spent.accept(id);
        }
        return after;
      } catch (ClaimedException e) {
        boolean isReported =
            reports.stream().anyMatch(each -> each.key().claim().equals(e.claim()));
        if (!isReported || attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debug("{} of session {} is billed in {}", e.claim(), id, e.by());
      } catch (BilledElsewhereException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debug("{} of session {} is billed in {}", e.key(), id, e.by());
      }
      passOn(id, caller, reports);
    }
  }

  /** Records reports by themselves, when the commit that was to take them is not made. */
  public void keep(SessionId id, List<Usage> reports) {
    if (!reports.isEmpty()) {
      change(id, Caller.of(Actor.session(id)), reports, record(reports));
    }
  }

  private void passOn(SessionId id, Caller caller, List<Usage> reports) {
    Ledger ledger = door.load(id).aspects().get(Ledger.ASPECT);
    Map<UsageKey, Tokens> largest = new LinkedHashMap<>();
    reports.forEach(each -> largest.merge(each.key(), each.tokens(), Tokens::max));
    Map<SessionId, List<UsageBilledElsewhere>> found = new LinkedHashMap<>();
    largest.forEach(
        (key, tokens) -> {
          if (!ledger.isSettled(key, tokens)) {
            owner(ledger, key)
                .ifPresent(
                    by ->
                        found
                            .computeIfAbsent(by, session -> new ArrayList<>())
                            .add(new UsageBilledElsewhere(key, by, tokens)));
          }
        });
    found.forEach((by, all) -> raise(by, all, caller.actor()));
    List<UsageBilledElsewhere> told = found.values().stream().flatMap(List::stream).toList();
    door.change(id, caller, UsageRules.elsewhere(told));
  }

  private Optional<SessionId> owner(Ledger ledger, UsageKey key) {
    return ledger
        .elsewhere(key)
        .or(() -> sessions.claimed(key.claim()).map(CommitOutcome.Claimed::by));
  }

  /** Not in the name of a session: who bills a call is not the reporter's doing. */
  private void raise(SessionId by, List<UsageBilledElsewhere> reports, Actor actor) {
    Caller nobody = new Caller(actor, null, null);
    Ledger ledger = Ledger.ASPECT.empty();
    try {
      ledger = door.change(by, nobody, UsageRules.raise(reports)).aspects().get(Ledger.ASPECT);
      spent.accept(by);
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} bills nothing more", by, e);
    }
    for (UsageBilledElsewhere each : reports) {
      if (ledger.find(each.key()).isEmpty()) {
        LOG.warn(
            "Call {} was billed in session {}, which has been deleted; the report is not counted",
            each.key(),
            by);
      }
    }
  }
}
