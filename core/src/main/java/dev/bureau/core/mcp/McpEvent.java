package dev.bureau.core.mcp;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes known of a session's MCP servers, and what is done about them. */
public sealed interface McpEvent extends Event<McpServers>
    permits ServerMeasured,
        CostWarned,
        PlanIntended,
        PlanApplied,
        UndoIntended,
        PlanUndone,
        PlanWithdrawn {
  /** What this family adds to the catalogue. */
  Feature<McpServers> FEATURE =
      new Feature<>(
          "mcp",
          McpServers.ASPECT,
          List.of(
              EventType.of("mcp.server-measured", ServerMeasured.class),
              EventType.of("mcp.cost-warned", CostWarned.class),
              EventType.of("mcp.plan-intended", PlanIntended.class),
              EventType.of("mcp.plan-applied", PlanApplied.class),
              EventType.of("mcp.undo-intended", UndoIntended.class),
              EventType.of("mcp.plan-undone", PlanUndone.class),
              EventType.of("mcp.plan-withdrawn", PlanWithdrawn.class)));
}
