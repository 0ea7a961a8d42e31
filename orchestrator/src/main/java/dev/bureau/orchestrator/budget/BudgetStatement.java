package dev.bureau.orchestrator.budget;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reservation;
import dev.bureau.core.grant.Purse;
import dev.bureau.core.grant.Sources;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a session stands with what it may spend.
 *
 * @param session which one
 * @param limits its own limits
 * @param purse what it has spent, what is reserved for its calls, what those below have drawn
 * @param reservations what is reserved
 * @param received what it has drawn from those above, by session
 * @param above the nearest above that limit their trees
 * @param available what its next call may use at most, for each measure that anything limits
 */
public record BudgetStatement(
    SessionId session,
    List<Line> limits,
    Purse purse,
    List<Reservation> reservations,
    Map<SessionId, Amounts> received,
    Sources above,
    Map<Measure, BigDecimal> available) {
  /**
   * One of its limits.
   *
   * @param limit what is limited
   * @param available what it leaves; below 0 if more was spent
   * @param crossed whether a call was refused because of it, or let through, since it was set
   * @param question what a person is asked about it; null if nobody is
   */
  public record Line(
      Limit limit, BigDecimal available, boolean crossed, @Nullable MessageId question) {}

  /** What its next call may use of a measure at most; empty if nothing limits it. */
  public Optional<BigDecimal> available(Measure measure) {
    return Optional.ofNullable(available.get(measure));
  }
}
