package dev.bureau.metrics.meter;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.SessionType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;

/** Entries as they are told to meters. */
final class Journals {
  static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private Journals() {}

  static Entry entry(String session, long version, Event<?> event) {
    SessionId id = new SessionId(session);
    return new Entry(id, version, 0, AT, new CommitId(1, version), 0, Actor.session(id), event);
  }

  /** Tells meters of events of a director, each a commit of its own. */
  static void tell(EventMeters meters, Event<?>... events) {
    for (int i = 0; i < events.length; i++) {
      meters.count(entry("s", i + 1, events[i]), () -> Optional.of(SessionType.DIRECTOR));
    }
  }

  /** What the counters of that name and these tags have counted together. */
  static double counted(MeterRegistry registry, String name, String... tags) {
    return registry.get(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }
}
