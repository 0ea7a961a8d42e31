package dev.bureau.core;

import dev.bureau.core.affinity.AffinityEvent;
import dev.bureau.core.budget.BudgetEvent;
import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.checkpoint.CheckpointEvent;
import dev.bureau.core.constraint.ConstraintEvent;
import dev.bureau.core.context.ContextEvent;
import dev.bureau.core.discipline.DisciplineEvent;
import dev.bureau.core.duty.DutyEvent;
import dev.bureau.core.grant.GrantEvent;
import dev.bureau.core.group.GroupEvent;
import dev.bureau.core.health.HealthEvent;
import dev.bureau.core.host.HostEvent;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.mcp.McpEvent;
import dev.bureau.core.message.MessageEvent;
import dev.bureau.core.migration.MigrationEvent;
import dev.bureau.core.model.ModelEvent;
import dev.bureau.core.price.PriceEvent;
import dev.bureau.core.removal.RemovalEvent;
import dev.bureau.core.routing.RoutingEvent;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.staff.StaffEvent;
import dev.bureau.core.task.TaskEvent;
import dev.bureau.core.template.TemplateEvent;
import dev.bureau.core.transcript.TranscriptEvent;
import dev.bureau.core.transition.TransitionEvent;
import dev.bureau.core.tree.TreeEvent;
import dev.bureau.core.usage.UsageEvent;
import dev.bureau.core.wait.WaitEvent;
import java.util.List;

/** The events that Bureau itself knows; users add their own features to this catalogue. */
public final class CoreEvents {
  /** Those of every feature of Bureau. */
  public static final EventCatalogue CATALOGUE =
      EventCatalogue.of(
          List.of(
              SessionEvent.FEATURE,
              MessageEvent.FEATURE,
              CellEvent.FEATURE,
              WaitEvent.FEATURE,
              GroupEvent.FEATURE,
              TemplateEvent.FEATURE,
              TreeEvent.FEATURE,
              DutyEvent.FEATURE,
              TaskEvent.FEATURE,
              StaffEvent.FEATURE,
              AffinityEvent.FEATURE,
              ConstraintEvent.FEATURE,
              MigrationEvent.FEATURE,
              TransitionEvent.FEATURE,
              RemovalEvent.FEATURE,
              HostEvent.FEATURE,
              HealthEvent.FEATURE,
              ModelEvent.FEATURE,
              RoutingEvent.FEATURE,
              DisciplineEvent.FEATURE,
              McpEvent.FEATURE,
              ContextEvent.FEATURE,
              CheckpointEvent.FEATURE,
              TranscriptEvent.FEATURE,
              PriceEvent.FEATURE,
              UsageEvent.FEATURE,
              BudgetEvent.FEATURE,
              GrantEvent.FEATURE));

  private CoreEvents() {}
}
