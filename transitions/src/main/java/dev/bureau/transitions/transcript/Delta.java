package dev.bureau.transitions.transcript;

import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRead;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a transcript says between two positions.
 *
 * @param lines the lines that say something, in order
 * @param counts of all that was found
 * @param badLines the first ten of those that were skipped
 * @param breaks where it did not go on
 * @param rest whether there is more to read at once
 */
public record Delta(
    Position from,
    Position to,
    List<Line> lines,
    Counts counts,
    List<BadLine> badLines,
    List<Break> breaks,
    Rest rest) {
  /** What is left behind the end. */
  public enum Rest {
    /** Nothing, or a line that is not whole yet. */
    NONE,
    /** More: read again. */
    MORE
  }

  public Delta {
    lines = List.copyOf(lines);
    badLines = List.copyOf(badLines);
    breaks = List.copyOf(breaks);
  }

  /** Whether nothing was read and nothing has changed. */
  public boolean isEmpty() {
    return from.equals(to);
  }

  /** The facts of that kind, in their order. */
  public <F extends Fact> Stream<F> all(Class<F> kind) {
    return lines.stream()
        .flatMap(each -> each.facts().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** What was used: the largest report of each call, in the order in which they came up. */
  public List<Usage> usage() {
    Map<UsageKey, Usage> calls = new LinkedHashMap<>();
    all(Fact.UsageReport.class)
        .map(Fact.UsageReport::usage)
        .forEach(
            each ->
                calls.merge(
                    each.key(),
                    each,
                    (a, b) -> new Usage(a.key(), a.model(), a.tokens().max(b.tokens()), a.at())));
    return List.copyOf(calls.values());
  }

  /** What the agent calls the life that the last line is of, if a line says so. */
  public Optional<String> agentSession() {
    return all(Fact.AgentSession.class)
        .reduce((first, last) -> last)
        .map(Fact.AgentSession::agentSession);
  }

  /** As an event for the session's journal. */
  public TranscriptRead event(TranscriptName transcript) {
    return new TranscriptRead(transcript, to, counts);
  }
}
