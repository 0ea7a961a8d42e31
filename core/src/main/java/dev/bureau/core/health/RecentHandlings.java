package dev.bureau.core.health;

/**
 * What became of the latest attempts to handle a message; each attempt at the same message counts.
 *
 * @param attempts how many are remembered, 0–64
 * @param failed how many of them failed
 */
public record RecentHandlings(int attempts, int failed) {
  /** The share of the attempts that failed, 0–1; 0 if there were none. */
  public double errorRate() {
    return attempts == 0 ? 0 : (double) failed / attempts;
  }
}
