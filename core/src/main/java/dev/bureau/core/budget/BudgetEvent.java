package dev.bureau.core.budget;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/**
 * The facts of a session's budget. What was spent is not among them: tokens and money stand in the
 * head, calls in the books of usage, in the commit that settles.
 */
public sealed interface BudgetEvent extends Event<Budget>
    permits BudgetLimited,
        BudgetUnlimited,
        BudgetReserved,
        BudgetSettled,
        BudgetReleased,
        BudgetCrossed {
  /** What this family adds to the catalogue. */
  Feature<Budget> FEATURE =
      new Feature<>(
          "budget",
          Budget.ASPECT,
          List.of(
              EventType.of("budget.limited", BudgetLimited.class),
              EventType.of("budget.unlimited", BudgetUnlimited.class),
              EventType.of("budget.reserved", BudgetReserved.class),
              EventType.of("budget.settled", BudgetSettled.class),
              EventType.of("budget.released", BudgetReleased.class),
              EventType.of("budget.crossed", BudgetCrossed.class)));
}
