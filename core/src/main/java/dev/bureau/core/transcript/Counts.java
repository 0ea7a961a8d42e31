package dev.bureau.core.transcript;

/**
 * How much was found in a transcript.
 *
 * @param lines whole lines, without empty ones
 * @param bad those of them that were skipped, because they are damaged or too long
 * @param messages of users and of the agent
 * @param toolCalls by the agent
 * @param usage reports of what calls of models used, each as often as it was said
 */
public record Counts(long lines, long bad, long messages, long toolCalls, long usage) {
  /** Nothing. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /** Both together. */
  public Counts plus(Counts more) {
    return new Counts(
        lines + more.lines,
        bad + more.bad,
        messages + more.messages,
        toolCalls + more.toolCalls,
        usage + more.usage);
  }
}
