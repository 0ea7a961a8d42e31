package dev.bureau.metrics.meter;

import dev.bureau.core.session.Operation;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * The lives of sessions. INITIALIZING is left once and a final status is entered once, so by these
 * edges a session's start and its end count exactly once (S34).
 */
final class SessionMeters {
  private static final String TYPE = "type";
  private static final List<String> TYPES = Family.orOther(Family.values(SessionType.values()));

  private final Counters started;
  private final Counters completed;
  private final Counters terminated;
  private final Counters failed;
  private final Counter recovered;
  private final Counter archived;

  SessionMeters(MeterRegistry registry) {
    started =
        new Family(registry, "bureau.session.started", "Sessions that began to work")
            .by(TYPE, TYPES);
    Family ended = new Family(registry, "bureau.session.ended", "Sessions that came to their end");
    completed = ended.with("status", Family.value(Status.COMPLETED)).by(TYPE, TYPES);
    terminated = ended.with("status", Family.value(Status.TERMINATED)).by(TYPE, TYPES);
    failed =
        new Family(registry, "bureau.session.failed", "Times that a session came to ERROR")
            .by(TYPE, TYPES);
    recovered =
        new Family(registry, "bureau.session.recovered", "Takeovers from a holder that died")
            .counter();
    archived =
        new Family(registry, "bureau.session.archived", "Sessions put aside for good").counter();
  }

  void join(EventTable table) {
    table.on(StatusChanged.class, this::changed);
    table.on(SessionRecovered.class, (event, seen) -> recovered.increment());
    table.on(SessionArchived.class, (event, seen) -> archived.increment());
  }

  private void changed(StatusChanged event, EventTable.Seen seen) {
    if (event.from() == Status.INITIALIZING && event.to() == Status.ACTIVE) {
      started.add(typeOf(seen));
    } else if (event.to() == Status.COMPLETED) {
      completed.add(typeOf(seen));
    } else if (event.to() == Status.TERMINATED) {
      terminated.add(typeOf(seen));
    } else if (event.to() == Status.ERROR && event.operation() == Operation.FAIL) {
      failed.add(typeOf(seen)); // by others it only passes on to its end
    }
  }

  private static String typeOf(EventTable.Seen seen) {
    return seen.type().get().map(Family::value).orElse(Counters.OTHER);
  }
}
