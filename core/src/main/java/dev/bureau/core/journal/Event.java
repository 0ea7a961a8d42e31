package dev.bureau.core.journal;

import java.time.Instant;

/**
 * One fact of a session's journal: an immutable record named in the past participle. Each feature
 * seals its own family. What follows from the fact is {@link #applyTo}, pure and total: a journal
 * that was accepted once can always be folded again.
 *
 * @param <S> the state it changes: the session's head for core events, else the feature's own
 */
public interface Event<S> {
  /**
   * The state after this fact.
   *
   * @param state the state before
   * @param at the time of the commit that holds the fact
   */
  S applyTo(S state, Instant at);
}
