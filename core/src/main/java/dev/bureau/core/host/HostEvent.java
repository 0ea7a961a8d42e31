package dev.bureau.core.host;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** Who looks after a session's agent, as the session's journal has it. */
public sealed interface HostEvent extends Event<Hosting> permits HostStarted, HostSeen {
  /** What this family adds to the catalogue. */
  Feature<Hosting> FEATURE =
      new Feature<>(
          "host",
          Hosting.ASPECT,
          List.of(
              EventType.of("host.started", HostStarted.class),
              EventType.of("host.seen", HostSeen.class)));
}
