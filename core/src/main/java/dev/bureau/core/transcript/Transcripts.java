package dev.bureau.core.transcript;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the transcripts of a session's agent were read, and how far each sink has them.
 * Immutable.
 *
 * @param read by the transcript's name: up to where, and all that was found
 * @param synced by the sink's name, then the transcript's: up to where
 */
public record Transcripts(
    Map<String, TranscriptRead> read, Map<String, Map<String, Position>> synced) {
  /** As an aspect of the session. */
  public static final Aspect<Transcripts> ASPECT =
      new Aspect<>(
          "transcript", 1, new Transcripts(Map.of(), Map.of()), Form.of(Transcripts.class));

  /** How far a transcript was read; its start if it was not. */
  public Position position(TranscriptName transcript) {
    TranscriptRead known = read.get(transcript.value());
    return known == null ? Position.START : known.position();
  }

  /** What was found in a transcript so far. */
  public Counts counts(TranscriptName transcript) {
    TranscriptRead known = read.get(transcript.value());
    return known == null ? Counts.NONE : known.counts();
  }

  /** How far a sink has a transcript; its start if it has nothing. */
  public Position confirmed(String sink, TranscriptName transcript) {
    return synced.getOrDefault(sink, Map.of()).getOrDefault(transcript.value(), Position.START);
  }

  /** Whether a sink has not all that was read. */
  public boolean isBehind(String sink) {
    return read.values().stream()
        .anyMatch(
            each -> each.position().spot().isAfter(confirmed(sink, each.transcript()).spot()));
  }

  Transcripts read(TranscriptRead more) {
    Counts all = counts(more.transcript()).plus(more.counts());
    return new Transcripts(
        with(
            read,
            more.transcript().value(),
            new TranscriptRead(more.transcript(), more.position(), all)),
        synced);
  }

  Transcripts synced(TranscriptSynced more) {
    Map<String, Position> before = synced.getOrDefault(more.sink(), Map.of());
    return new Transcripts(
        read, with(synced, more.sink(), with(before, more.transcript().value(), more.position())));
  }

  private static <V> Map<String, V> with(Map<String, V> before, String key, V value) {
    SortedMap<String, V> after = new TreeMap<>(before);
    after.put(key, value);
    return Collections.unmodifiableSortedMap(after);
  }
}
