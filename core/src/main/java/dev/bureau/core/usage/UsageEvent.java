package dev.bureau.core.usage;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/**
 * The facts of what calls used and cost. What they add to the head's totals stands in the same
 * commit, as {@link dev.bureau.core.session.SessionSpent}.
 */
public sealed interface UsageEvent extends Event<Ledger>
    permits UsageRecorded, UsageRaised, UsagePriced, UsageBilledElsewhere {
  /** What this family adds to the catalogue. */
  Feature<Ledger> FEATURE =
      new Feature<>(
          "usage",
          Ledger.ASPECT,
          List.of(
              EventType.of("usage.recorded", UsageRecorded.class),
              EventType.of("usage.raised", UsageRaised.class),
              EventType.of("usage.priced", UsagePriced.class),
              EventType.of("usage.billed-elsewhere", UsageBilledElsewhere.class)));
}
