package dev.bureau.core.context;

/**
 * Tells how many tokens a text takes (E3). The same text always gives the same count.
 * Implementations are thread-safe.
 *
 * <p>A count is an estimate: what a provider reports of a call wins over it.
 */
@FunctionalInterface
public interface TokenCounter {
  /** How many tokens this text takes; 0 for an empty one. */
  int count(String text);
}
