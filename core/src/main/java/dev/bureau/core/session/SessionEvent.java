package dev.bureau.core.session;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of a session's life: what changes its head. */
public sealed interface SessionEvent extends Event<Session>
    permits SessionCreated,
        SessionUpdated,
        StatusChanged,
        SessionEnded,
        SessionRecovered,
        IntakeChanged,
        WorkspaceChanged,
        SessionArchived,
        ModelChanged,
        SessionSpent,
        SessionCheckpointed,
        SessionPassed,
        AgentChanged {
  /** What this family adds to the catalogue. */
  Feature<Session> FEATURE =
      new Feature<>(
          "session",
          Session.HEAD,
          List.of(
              EventType.of("session.created", SessionCreated.class),
              EventType.of("session.updated", SessionUpdated.class),
              EventType.of("session.status-changed", StatusChanged.class),
              EventType.of("session.ended", SessionEnded.class),
              EventType.of("session.recovered", SessionRecovered.class),
              EventType.of("session.intake-changed", IntakeChanged.class),
              EventType.of("session.workspace-changed", WorkspaceChanged.class),
              EventType.of("session.archived", SessionArchived.class),
              EventType.of("session.model-changed", ModelChanged.class),
              EventType.of("session.spent", SessionSpent.class),
              EventType.of("session.checkpointed", SessionCheckpointed.class),
              EventType.of("session.passed", SessionPassed.class),
              EventType.of("session.agent-changed", AgentChanged.class)));
}
