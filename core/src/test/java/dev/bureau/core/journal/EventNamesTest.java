package dev.bureau.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.session.SessionEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The names stand in journals for ever: a line may be added here, never changed or removed. */
class EventNamesTest {
  private static final Map<String, String> FROZEN =
      Map.ofEntries(
          Map.entry("session.created", "SessionCreated"),
          Map.entry("session.updated", "SessionUpdated"),
          Map.entry("session.status-changed", "StatusChanged"),
          Map.entry("session.ended", "SessionEnded"),
          Map.entry("session.recovered", "SessionRecovered"),
          Map.entry("message.sent", "MessageSent"),
          Map.entry("message.handled", "MessageHandled"),
          Map.entry("cell.started", "CellStarted"),
          Map.entry("cell.completed", "CellCompleted"),
          Map.entry("cell.failed", "CellFailed"),
          Map.entry("cell.became-uncertain", "CellBecameUncertain"),
          Map.entry("cell.resolved", "CellResolved"),
          Map.entry("session.intake-changed", "IntakeChanged"),
          Map.entry("message.replied", "MessageReplied"),
          Map.entry("wait.opened", "WaitOpened"),
          Map.entry("wait.settled", "WaitSettled"),
          Map.entry("wait.ended", "WaitEnded"),
          Map.entry("group.joined", "GroupJoined"),
          Map.entry("group.left", "GroupLeft"),
          Map.entry("template.put", "TemplatePut"),
          Map.entry("template.removed", "TemplateRemoved"),
          Map.entry("tree.stopping", "TreeStopping"),
          Map.entry("duty.assigned", "DutyAssigned"),
          Map.entry("task.given", "TaskGiven"),
          Map.entry("task.handed-out", "TaskHandedOut"),
          Map.entry("task.ended", "TaskEnded"),
          Map.entry("staff.wanted", "StaffWanted"),
          Map.entry("staff.started", "StaffStarted"),
          Map.entry("staff.dismissed", "StaffDismissed"),
          Map.entry("staff.gone", "StaffGone"),
          Map.entry("affinity.bound", "AffinityBound"),
          Map.entry("affinity.unbound", "AffinityUnbound"),
          Map.entry("constraint.breached", "ConstraintBreached"),
          Map.entry("session.workspace-changed", "WorkspaceChanged"),
          Map.entry("migration.intended", "MigrationIntended"),
          Map.entry("migration.verified", "MigrationVerified"),
          Map.entry("migration.finished", "MigrationFinished"),
          Map.entry("migration.withdrawn", "MigrationWithdrawn"),
          Map.entry("migration.rolled-back", "MigrationRolledBack"),
          Map.entry("price.put", "PricePut"),
          Map.entry("price.removed", "PriceRemoved"),
          Map.entry("usage.recorded", "UsageRecorded"),
          Map.entry("usage.raised", "UsageRaised"),
          Map.entry("usage.priced", "UsagePriced"),
          Map.entry("usage.billed-elsewhere", "UsageBilledElsewhere"),
          Map.entry("session.spent", "SessionSpent"),
          Map.entry("health.changed", "HealthChanged"),
          Map.entry("host.started", "HostStarted"),
          Map.entry("host.seen", "HostSeen"),
          Map.entry("session.archived", "SessionArchived"),
          Map.entry("session.passed", "SessionPassed"),
          Map.entry("session.agent-changed", "AgentChanged"),
          Map.entry("cell.carried", "CellCarried"),
          Map.entry("transition.listed", "TransitionListed"),
          Map.entry("transition.unlisted", "TransitionUnlisted"),
          Map.entry("session.checkpointed", "SessionCheckpointed"),
          Map.entry("checkpoint.taken", "CheckpointTaken"),
          Map.entry("removal.begun", "RemovalBegun"),
          Map.entry("transition.intended", "TransitionIntended"),
          Map.entry("transition.withdrawn", "TransitionWithdrawn"),
          Map.entry("transition.finished", "TransitionFinished"),
          Map.entry("session.model-changed", "ModelChanged"),
          Map.entry("model.switched", "ModelSwitched"),
          Map.entry("routing.decided", "RoutingDecided"),
          Map.entry("discipline.file-read", "FileRead"),
          Map.entry("discipline.read-violated", "ReadViolated"),
          Map.entry("discipline.reads-reset", "ReadsReset"),
          Map.entry("mcp.server-measured", "ServerMeasured"),
          Map.entry("mcp.cost-warned", "CostWarned"),
          Map.entry("mcp.plan-intended", "PlanIntended"),
          Map.entry("mcp.plan-applied", "PlanApplied"),
          Map.entry("mcp.undo-intended", "UndoIntended"),
          Map.entry("mcp.plan-undone", "PlanUndone"),
          Map.entry("mcp.plan-withdrawn", "PlanWithdrawn"),
          Map.entry("context.put", "ContextPut"),
          Map.entry("context.removed", "ContextRemoved"),
          Map.entry("context.deferred", "ContextDeferred"),
          Map.entry("context.recalled", "ContextRecalled"),
          Map.entry("context.compressed", "ContextCompressed"),
          Map.entry("context.emptied", "ContextEmptied"),
          Map.entry("context.reported", "ContextReported"),
          Map.entry("context.positioned", "ContextPositioned"),
          Map.entry("context.threshold-crossed", "ThresholdCrossed"),
          Map.entry("context.threshold-left", "ThresholdLeft"),
          Map.entry("context.recovery-wanted", "RecoveryWanted"),
          Map.entry("budget.limited", "BudgetLimited"),
          Map.entry("budget.unlimited", "BudgetUnlimited"),
          Map.entry("budget.reserved", "BudgetReserved"),
          Map.entry("budget.settled", "BudgetSettled"),
          Map.entry("budget.released", "BudgetReleased"),
          Map.entry("budget.crossed", "BudgetCrossed"),
          Map.entry("grant.asked", "GrantAsked"),
          Map.entry("grant.drawn", "GrantDrawn"),
          Map.entry("grant.denied", "GrantDenied"),
          Map.entry("grant.received", "GrantReceived"),
          Map.entry("grant.refused", "GrantRefused"),
          Map.entry("grant.returned", "GrantReturned"),
          Map.entry("grant.taken-back", "GrantTakenBack"),
          Map.entry("grant.settled", "GrantSettled"),
          Map.entry("grant.grantor-listed", "GrantorListed"),
          Map.entry("grant.grantor-removed", "GrantorRemoved"),
          Map.entry("transcript.read", "TranscriptRead"),
          Map.entry("transcript.synced", "TranscriptSynced"));

  @Test
  void areThoseThatStandInJournals() {
    Map<String, String> present =
        CoreEvents.CATALOGUE.types().stream()
            .collect(Collectors.toMap(EventType::name, each -> each.type().getSimpleName()));

    assertThat(present).isEqualTo(FROZEN);
  }

  @Test
  void areGivenOnlyOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoreEvents.CATALOGUE.with(SessionEvent.FEATURE));
  }

  @Test
  void beginWithTheNameOfTheirFeature() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Feature<>(
                    "notes",
                    NoteAdded.ASPECT,
                    List.of(EventType.of("note.added", NoteAdded.class))));
  }
}
