package dev.bureau.transitions.host;

import dev.bureau.core.change.Decision;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.usage.Usage;
import java.util.List;

/** Makes commits that report usage, so that each call is billed once in the whole store (R5). */
@FunctionalInterface
public interface Billing {
  /**
   * Records reports, and what is decided with them, in one commit.
   *
   * @throws dev.bureau.core.error.BureauException if nothing was recorded: as the decision says, or
   *     as {@link dev.bureau.core.door.Door#change}
   */
  void record(SessionId session, List<Usage> reports, Decision together);
}
