package dev.bureau.testing.contract;

import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import dev.bureau.core.journal.Form;
import dev.bureau.core.json.Json;
import dev.bureau.testing.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of features, among them one that only a newer program knows. */
final class Probes {
  private static final Feature<Long> PROBE =
      new Feature<>(
          "probe",
          new Aspect<>("probe", 1, 0L, Form.of(Long.class)),
          List.of(EventType.of("probe.noted", Noted.class)));

  /** The catalogue of a newer program: it has a feature more. */
  static final EventCatalogue NEWER = StoreContract.CATALOGUE.with(PROBE);

  private Probes() {}

  /** A fact of the newer feature. */
  record Noted(String text, Map<String, Object> details) implements Event<Long> {
    Noted {
      details = Json.object("details", details);
    }

    @Override
    public Long applyTo(Long state, Instant at) {
      return state + 1;
    }
  }

  /** The states of a session with so many such facts. */
  static Aspects noted(int times) {
    Aspects aspects = Aspects.NONE;
    for (int i = 0; i < times; i++) {
      aspects = aspects.fold(PROBE.aspect(), new Noted("n", Map.of()), ManualClock.START);
    }
    return aspects;
  }

  /** How many of these facts there are. */
  static long notes(Aspects aspects) {
    return aspects.get(PROBE.aspect());
  }

  /** Whether the state of a feature is out of reach. */
  static boolean isOpaque(Aspects aspects, String feature) {
    try {
      aspects.get(new Aspect<>(feature, 1, 0L, Form.of(Long.class)));
      return false;
    } catch (Aspects.OpaqueAspectException e) {
      return true;
    }
  }

  /** An event of a feature that every program knows. */
  static Event<?> anyEvent() {
    return completed(Map.of("answer", 42));
  }

  /** A cell that has that result. */
  static CellCompleted completed(Map<String, Object> result) {
    Step step =
        new Step(
            new CellId("cell_0123abcd"),
            new CellKey(new MessageId("m"), "step ü", 2),
            "tool",
            SideEffect.EFFECT,
            "0".repeat(64),
            ManualClock.START);
    return new CellCompleted(step, new Result(result, null));
  }
}
