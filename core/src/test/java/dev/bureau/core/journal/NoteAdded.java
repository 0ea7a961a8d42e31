package dev.bureau.core.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of a feature that exists only in tests, in its second version. */
record NoteAdded(String text, int weight) implements Event<Integer> {
  static final Aspect<Integer> ASPECT = new Aspect<>("note", 1, 0, Form.of(Integer.class));

  /** The feature as it was in an older program. */
  static final Feature<Integer> FIRST =
      new Feature<>("note", ASPECT, List.of(EventType.of("note.added", NoteAdded.class)));

  /** The feature as it is now: the field was renamed, another came in. */
  static final Feature<Integer> SECOND =
      new Feature<>(
          "note",
          ASPECT,
          List.of(EventType.of("note.added", NoteAdded.class).upgraded(NoteAdded::fromFirst)));

  private static Map<String, Object> fromFirst(Map<String, Object> body) {
    return Map.of("text", body.get("note"), "weight", 1);
  }

  @Override
  public Integer applyTo(Integer state, Instant at) {
    return state + weight;
  }
}
