package dev.bureau.orchestrator.tools;

/**
 * What the tool definitions of a session's servers take of its window.
 *
 * @param tokens how many tokens, of all servers that were measured and not disabled
 * @param warning how many they should take at most
 */
public record Toll(long tokens, long warning) {
  /** Whether they take more than they should. */
  public boolean isTooHigh() {
    return tokens > warning;
  }
}
