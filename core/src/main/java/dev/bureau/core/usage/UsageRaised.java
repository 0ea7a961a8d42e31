package dev.bureau.core.usage;

import dev.bureau.core.price.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A later report says that a call used more. Raising twice is raising once.
 *
 * @param key which call
 * @param tokens all it used, of each kind the larger of the two reports
 * @param cost all it cost, in USD, exactly, by the price it was billed with; null if it has none
 */
public record UsageRaised(UsageKey key, Tokens tokens, @Nullable BigDecimal cost)
    implements UsageEvent {
  @Override
  public Ledger applyTo(Ledger state, Instant at) {
    return state.raised(key, tokens);
  }
}
