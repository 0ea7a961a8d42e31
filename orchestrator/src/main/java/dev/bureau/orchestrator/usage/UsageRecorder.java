package dev.bureau.orchestrator.usage;

import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.usage.Ledger;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Records what calls of models have used (R3). Each call is billed once in the whole store, whoever
 * reports it and how often: in the first session that did. A later report that says more raises
 * that bill, any other changes nothing (R5). What a handler uses it records with {@link
 * dev.bureau.orchestrator.agent.Context#record}. Thread-safe.
 */
public final class UsageRecorder {
  private final Door door;
  private final Bookkeeper bookkeeper;
  private final Caller caller;

  /**
   * @param actor in whose name usage is recorded
   */
  public UsageRecorder(Door door, Bookkeeper bookkeeper, Actor actor) {
    this.door = door;
    this.bookkeeper = bookkeeper;
    this.caller = Caller.of(actor);
  }

  /** Records one report; see {@link #record(SessionId, List)}. */
  public Receipt record(SessionId session, Usage report) {
    return record(session, List.of(report)).get(0);
  }

  /**
   * Records reports in their order, all in one commit; durable when this returns. A session that
   * has ended takes reports, too. If this throws, it may be called again with the same reports.
   *
   * @return what became of each
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.error.BadInputException if the tokens of the session would be 2^63 or
   *     more; otherwise what {@link Door#change} throws
   */
  public List<Receipt> record(SessionId session, List<Usage> reports) {
    Decision record = bookkeeper.record(reports);
    AtomicReference<Ledger> before = new AtomicReference<>(Ledger.ASPECT.empty());
    Decision noting =
        (head, aspects, moment) -> {
          before.set(aspects.get(Ledger.ASPECT)); // for the receipts: the decision that stood
          return record.decide(head, aspects, moment);
        };
    Ledger after = bookkeeper.change(session, caller, reports, noting).aspects().get(Ledger.ASPECT);
    Ledger known = Objects.requireNonNull(before.get(), "somebody decided");
    Map<SessionId, Ledger> others = new HashMap<>();
    return reports.stream()
        .map(Usage::key)
        .map(
            key ->
                after
                    .find(key)
                    .map(bill -> Receipt.billed(known.find(key).orElse(null), bill, session))
                    .orElseGet(() -> elsewhere(key, after.elsewhere(key).orElseThrow(), others)))
        .toList();
  }

  private Receipt elsewhere(UsageKey key, SessionId by, Map<SessionId, Ledger> others) {
    Ledger ledger = others.computeIfAbsent(by, this::ledger);
    return Receipt.elsewhere(key, by, ledger.find(key).orElse(null));
  }

  private Ledger ledger(SessionId session) {
    try {
      return door.load(session).aspects().get(Ledger.ASPECT);
    } catch (NoSuchSessionException e) {
      return Ledger.ASPECT.empty(); // the receipt says that it is gone
    }
  }
}
