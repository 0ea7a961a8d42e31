package dev.bureau.orchestrator.usage;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.usage.Charge;
import dev.bureau.core.usage.UsageKey;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report of usage (R3, R5).
 *
 * @param key which call
 * @param outcome what the report said that was not known
 * @param session which session bills the call
 * @param charge how it is billed now, with tokens, model, category and cost; null if its session
 *     was deleted
 */
public record Receipt(UsageKey key, Outcome outcome, SessionId session, @Nullable Charge charge) {
  /** What a report can say. */
  public enum Outcome {
    /** A call that nobody had reported: it is billed. */
    RECORDED,
    /** A call that had used less by then: its bill is raised. */
    RAISED,
    /** What was known. */
    KNOWN,
    /** A call that another session bills; its bill is raised if the report says more. */
    ELSEWHERE,
    /** A call that a session billed which has been deleted; nothing is counted. */
    GONE
  }

  static Receipt billed(@Nullable Charge before, Charge after, SessionId session) {
    Outcome outcome =
        before == null
            ? Outcome.RECORDED
            : before.usage().tokens().equals(after.usage().tokens())
                ? Outcome.KNOWN
                : Outcome.RAISED;
    return new Receipt(after.usage().key(), outcome, session, after);
  }

  static Receipt elsewhere(UsageKey key, SessionId by, @Nullable Charge charge) {
    return new Receipt(key, charge == null ? Outcome.GONE : Outcome.ELSEWHERE, by, charge);
  }
}
