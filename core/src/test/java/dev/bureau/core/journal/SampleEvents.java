package dev.bureau.core.journal;

import dev.bureau.core.affinity.AffinityBound;
import dev.bureau.core.affinity.AffinityUnbound;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.BudgetCrossed;
import dev.bureau.core.budget.BudgetLimited;
import dev.bureau.core.budget.BudgetReleased;
import dev.bureau.core.budget.BudgetReserved;
import dev.bureau.core.budget.BudgetSettled;
import dev.bureau.core.budget.BudgetUnlimited;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Reservation;
import dev.bureau.core.budget.Unpriced;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCarried;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.checkpoint.Checkpoint;
import dev.bureau.core.checkpoint.CheckpointTaken;
import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextCompressed;
import dev.bureau.core.context.ContextDeferred;
import dev.bureau.core.context.ContextEmptied;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextPositioned;
import dev.bureau.core.context.ContextPut;
import dev.bureau.core.context.ContextRecalled;
import dev.bureau.core.context.ContextRemoved;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.context.Term;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.ThresholdLeft;
import dev.bureau.core.context.Weight;
import dev.bureau.core.discipline.FileRead;
import dev.bureau.core.discipline.ReadViolated;
import dev.bureau.core.discipline.ReadsReset;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Direction;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.DutyAssigned;
import dev.bureau.core.duty.Metric;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.grant.GrantAsked;
import dev.bureau.core.grant.GrantDenied;
import dev.bureau.core.grant.GrantDrawn;
import dev.bureau.core.grant.GrantKey;
import dev.bureau.core.grant.GrantReceived;
import dev.bureau.core.grant.GrantRefused;
import dev.bureau.core.grant.GrantReturned;
import dev.bureau.core.grant.GrantSettled;
import dev.bureau.core.grant.GrantTakenBack;
import dev.bureau.core.grant.GrantorListed;
import dev.bureau.core.grant.GrantorRemoved;
import dev.bureau.core.grant.Transfer;
import dev.bureau.core.group.GroupJoined;
import dev.bureau.core.group.GroupLeft;
import dev.bureau.core.health.HealthChanged;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.host.HostSeen;
import dev.bureau.core.host.HostStarted;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.Arrangement;
import dev.bureau.core.mcp.CostWarned;
import dev.bureau.core.mcp.Edit;
import dev.bureau.core.mcp.PlanApplied;
import dev.bureau.core.mcp.PlanIntended;
import dev.bureau.core.mcp.PlanUndone;
import dev.bureau.core.mcp.PlanWithdrawn;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ServerMeasured;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.mcp.UndoIntended;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.Priority;
import dev.bureau.core.migration.MigrationFinished;
import dev.bureau.core.migration.MigrationIntended;
import dev.bureau.core.migration.MigrationRolledBack;
import dev.bureau.core.migration.MigrationVerified;
import dev.bureau.core.migration.MigrationWithdrawn;
import dev.bureau.core.migration.Move;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.model.Reason;
import dev.bureau.core.operating.ContextBand;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.price.PricePut;
import dev.bureau.core.price.PriceRemoved;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.removal.RemovalBegun;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.AgentChanged;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.IntakeChanged;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.ModelChanged;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Recovery;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.session.SessionCheckpointed;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionPassed;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionSpent;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.session.WorkspaceChanged;
import dev.bureau.core.staff.StaffDismissed;
import dev.bureau.core.staff.StaffGone;
import dev.bureau.core.staff.StaffStarted;
import dev.bureau.core.staff.StaffWanted;
import dev.bureau.core.store.Holder;
import dev.bureau.core.task.TaskEnded;
import dev.bureau.core.task.TaskGiven;
import dev.bureau.core.task.TaskHandedOut;
import dev.bureau.core.template.Template;
import dev.bureau.core.template.TemplatePut;
import dev.bureau.core.template.TemplateRemoved;
import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Spot;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRead;
import dev.bureau.core.transcript.TranscriptSynced;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.TransitionFinished;
import dev.bureau.core.transition.TransitionIntended;
import dev.bureau.core.transition.TransitionListed;
import dev.bureau.core.transition.TransitionUnlisted;
import dev.bureau.core.transition.TransitionWithdrawn;
import dev.bureau.core.transition.Waiting;
import dev.bureau.core.tree.TreeStopping;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageBilledElsewhere;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsagePriced;
import dev.bureau.core.usage.UsageRaised;
import dev.bureau.core.usage.UsageRecorded;
import dev.bureau.core.wait.Enquiry;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.core.wait.WaitSettled;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** At least one instance of every event there is, full ones and bare ones. */
final class SampleEvents {
  static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456789Z");

  private static final SessionId A = new SessionId("a");
  private static final SessionId B = new SessionId("b");

  private SampleEvents() {}

  static List<Event<?>> all() {
    return List.of(
        new SessionCreated(fullSpec().profile(), metadata(), fullLinks(), fullAgent(), "d"),
        new SessionCreated(
            SessionSpec.active("bare").profile(), Map.of(), Links.first(A, null), null, "d"),
        new SessionUpdated(
            metadata(), new TreeSet<>(Set.of("x", "y")), Constraints.of(Map.of("timeout", "5"))),
        new SessionUpdated(null, null, null),
        new StatusChanged(Status.ACTIVE, Status.IDLE, Operation.REST),
        new SessionEnded(new Ending(137, "killed\nwith \uD83D\uDE00")),
        new SessionEnded(new Ending(null, null)),
        new SessionRecovered(new Recovery(3, 17)),
        new SessionArchived("cleaned up"),
        new SessionPassed(B),
        new AgentChanged(fullAgent()),
        new IntakeChanged(new Intake(new TreeSet<>(Set.of("COMMAND", "own.type")), 4, true)),
        new IntakeChanged(Intake.CLOSED),
        new WaitOpened(question()),
        new WaitSettled(new MessageId("w"), Wait.State.ANSWERED),
        new WaitEnded(new MessageId("w"), WaitEnded.Outcome.TIMED_OUT),
        new GroupJoined("reviewers", A),
        new GroupLeft("reviewers", A),
        new TemplatePut(
            new Template(
                "worker",
                SessionSpec.department("worker")
                    .agent("worker")
                    .metadata(Map.of("domain", Map.of("a", 1)))
                    .constraints(Map.of("timeout", "60000"))
                    .systemPrompt("You work."))),
        new TemplateRemoved("worker"),
        new TreeStopping("evening", Instant.parse("2026-03-01T08:00:30.123456Z")),
        new DutyAssigned(
            Duty.NONE
                .withDomain("papers")
                .with(new Direction(3, AutoScale.of("worker", 1, 4)))
                .with(Watch.of("department-*", "main").metrics(Metric.CPU, Metric.THROUGHPUT))),
        new DutyAssigned(Duty.NONE),
        new TaskGiven(new Enquiry(new MessageId("m"), B, letter(), Duration.ofMillis(1))),
        new TaskHandedOut(new MessageId("m"), B),
        new TaskEnded(new MessageId("m"), null),
        new TaskEnded(new MessageId("m"), "it has ended"),
        new StaffWanted(B),
        new StaffStarted(B),
        new StaffDismissed(B),
        new StaffGone(B),
        new AffinityBound(
            Binding.of(A, List.of(B, new SessionId("c")), Strategy.STICKY)
                .check(Duration.ofMillis(100))),
        new AffinityUnbound(A),
        new ConstraintBreached("disk", 1L << 30, (1L << 30) + 1),
        new WorkspaceChanged("work/ü"),
        new MigrationIntended(move("/old", Move.Memory.EMPTY)),
        new MigrationIntended(move(null, Move.Memory.KEPT)),
        new MigrationVerified("0".repeat(64), 3, 4_000),
        new MigrationFinished("work/ü"),
        new MigrationWithdrawn("too late"),
        new MigrationRolledBack("too late"),
        new HealthChanged(
            HealthStatus.HEALTHY, HealthStatus.DEGRADED, List.of("queue: 7 of 10 messages wait")),
        new HealthChanged(HealthStatus.UNHEALTHY, HealthStatus.HEALTHY, List.of()),
        new HostStarted(new Lodging(new Holder("node-ü", process()), process())),
        new HostStarted(new Lodging(new Holder("node-ü", process()), null)),
        new HostSeen("node-ü"),
        new ModelChanged("claude-ü"),
        new ModelSwitched(null, "haiku", Reason.INITIAL),
        new ModelSwitched("haiku", "opus", Reason.ESCALATION),
        new RoutingDecided(Route.ORCHESTRATOR, Estimate.of(0.8, 0.95), "review"),
        new RoutingDecided(Route.SIMPLE, Estimate.NONE, null),
        new FileRead("src/ü.java"),
        new ReadViolated("/etc/hosts", ReadViolated.READ_LIMIT, Verdict.BLOCKED),
        new ReadsReset(5),
        new ServerMeasured(
            "docs", ServerCost.of(List.of(ToolCost.of("look_up", 120)), "a".repeat(64))),
        new CostWarned(5_120, 5_000),
        new PlanIntended(arrangement("b".repeat(64), "/w/.claude/settings.local.json.backup")),
        new PlanIntended(arrangement(null, null)),
        new PlanApplied("/f"),
        new UndoIntended("/f"),
        new PlanUndone("/f"),
        new PlanWithdrawn("somebody has changed it"),
        new ContextPut(
            new ContextEntry(
                "plan ü",
                new Content(metadata(), null),
                12,
                Weight.CRITICAL,
                Term.TEMPORARY,
                ContextEntry.Place.WINDOW,
                7)),
        new ContextPut(
            new ContextEntry(
                "k",
                new Content(null, BlobId.of("large")),
                0,
                Weight.ORDINARY,
                Term.LASTING,
                ContextEntry.Place.DEFERRED,
                1)),
        new ContextRemoved("plan ü"),
        new ContextDeferred(List.of("b", "a")),
        new ContextRecalled(List.of("a")),
        new ContextCompressed(
            CompressionLevel.NON_CRITICAL,
            3,
            7,
            BlobId.of("all"),
            new TreeMap<>(Map.of("a", BlobId.of("a"), "b", BlobId.of("b")))),
        new ContextEmptied(3),
        new ContextReported(150_000, 1_000_000L),
        new ContextReported(0, null),
        new ContextPositioned(new Gauge(150_000, 200_000), ContextBand.DEFER_NON_CRITICAL),
        new ThresholdCrossed(0.75, new Gauge(150_001, 200_000)),
        new ThresholdLeft(0.6),
        new RecoveryWanted(new Gauge(190_000, 200_000)),
        new SessionSpent(1_500, new BigDecimal("0.0035")),
        new PricePut(
            PriceEntry.of("own-1", price()).aliases("own").from(LocalDate.parse("2026-03-01"))),
        new PricePut(PriceEntry.of("own-1", price())),
        new PriceRemoved("own-1", LocalDate.parse("2026-03-01")),
        new UsageRecorded(usage(), price(), price().of(usage().tokens())),
        new UsageRecorded(usage(), null, null),
        new UsageRaised(usage().key(), usage().tokens(), new BigDecimal("0.0000001")),
        new UsageRaised(usage().key(), Tokens.NONE, null),
        new UsagePriced(usage().key(), price(), BigDecimal.TEN),
        new UsageBilledElsewhere(usage().key(), B, usage().tokens()),
        new BudgetLimited(limit()),
        new BudgetUnlimited(Measure.TIME, Reach.SESSION),
        new BudgetReserved(new Reservation("cell_0123abcd", amounts(), new MessageId("m"), AT)),
        new BudgetReserved(new Reservation("own ü", Amounts.NONE, null, AT)),
        new BudgetSettled("cell_0123abcd", new BigDecimal("1.5"), 1),
        new BudgetReleased("cell_0123abcd"),
        new BudgetCrossed(limit(), B, new BigDecimal("0.05"), BigDecimal.ZERO, null),
        new BudgetCrossed(limit(), B, BigDecimal.ONE, BigDecimal.ZERO, new MessageId("w")),
        new GrantAsked(transfer(Transfer.Purpose.DEBT)),
        new GrantDrawn(B, transfer(Transfer.Purpose.CALL).key(), amounts()),
        new GrantDenied(B, transfer(Transfer.Purpose.CALL).key()),
        new GrantReceived(A, amounts()),
        new GrantRefused(A),
        new GrantReturned(transfer(Transfer.Purpose.RETURN)),
        new GrantTakenBack(B, transfer(Transfer.Purpose.RETURN).key(), amounts()),
        new GrantSettled(A),
        new GrantorListed(A),
        new GrantorRemoved(A),
        new TranscriptRead(
            TranscriptName.MAIN,
            new Position(new Spot(2, 77), "inode", "f".repeat(32), Position.Place.LONG_LINE, 3),
            new Counts(5, 4, 3, 2, 1)),
        new TranscriptRead(TranscriptName.MAIN, Position.START, Counts.NONE),
        new TranscriptSynced("files", new TranscriptName("agent-1"), Position.START.nextPart()),
        new MessageReplied(new MessageId("m"), "own.type", metadata()),
        new MessageSent(new MessageId("m"), "COMMAND", B),
        new MessageHandled(fullMessage()),
        new MessageHandled(bareMessage()),
        new CellStarted(step()),
        new CellCompleted(step(), new Result(metadata(), null)),
        new CellCompleted(step(), new Result(null, BlobId.of("large"))),
        new CellFailed(step(), "java.io.IOException: \"gone\""),
        new CellBecameUncertain(step()),
        new CellResolved(step(), Resolution.SUPPLY, new Result(Map.of("ok", true), null)),
        new CellResolved(step(), Resolution.SKIP, Result.EMPTY),
        new CellCarried(
            new Cell(step(), CellStatus.DONE, new Result(metadata(), null), null, AT, 2)),
        new CellCarried(new Cell(step(), CellStatus.FAILED, null, "broken", AT, 1)),
        new TransitionIntended(new Passage(B, Cause.EMERGENCY, new Ending(0, "full"))),
        new TransitionIntended(new Passage(B, Cause.RESUME, new Ending(null, null))),
        new CheckpointTaken(
            new Checkpoint(
                "c",
                7,
                "before lunch",
                AT,
                new Gauge(170_000, 200_000),
                new Checkpoint.Spent(9, new BigDecimal("0.0035")),
                new Checkpoint.Snapshot(2, 12, BlobId.of("all")))),
        new SessionCheckpointed(),
        new TransitionWithdrawn("it was ended meanwhile"),
        new TransitionFinished(B),
        new TransitionListed(A, new Waiting(new ProcessStamp("boot", "namespace", 7, 8), AT)),
        new TransitionUnlisted(A),
        new RemovalBegun(A));
  }

  private static Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("z first", null);
    metadata.put("a", Arrays.asList(1, null, new BigDecimal("0.10"), Map.of("ü", "日本")));
    metadata.put("huge", Long.MAX_VALUE);
    return metadata;
  }

  private static SessionSpec fullSpec() {
    return SessionSpec.department("Recherche \uD83D\uDE00")
        .role("router")
        .workspace("/srv/ü")
        .capabilities(Set.of("search", "translate"))
        .constraints(Map.of("max-memory", "512m", "cpu-priority", "low"))
        .resources(Map.of("memory", "1g", "cpu", "2.5"))
        .environment(List.of("PATH"))
        .model("model-1")
        .taskId("task-1");
  }

  private static Links fullLinks() {
    Links.Origin origin = new Links.Origin(B, 7, Links.Origin.Kind.FORK);
    return new Links(B, AT, A, B, A, origin);
  }

  private static AgentRef fullAgent() {
    return new AgentRef(
        "name", "provider", "project", "/dir", "own", "/t.jsonl", AgentRef.Correlation.MATCHED);
  }

  private static Letter letter() {
    return Letter.of("own.type", metadata())
        .priority(Priority.HIGH)
        .tag("tag", "value")
        .key("k")
        .inReplyTo(new MessageId("answered"))
        .deadline(AT);
  }

  private static Message fullMessage() {
    return new Message(
        new MessageId("m"),
        "own.type",
        Priority.CRITICAL,
        Actor.session(A),
        B,
        AT,
        metadata(),
        Map.of("tag", "value"),
        new MessageId("answered"),
        AT.plusSeconds(60));
  }

  private static Message bareMessage() {
    return new Message(
        new MessageId("m"),
        "COMMAND",
        Priority.LOW,
        Actor.user("u"),
        B,
        Instant.EPOCH,
        Map.of(),
        Map.of(),
        null,
        null);
  }

  private static Wait question() {
    return new Wait(
        new MessageId("w"), Wait.Kind.ANSWER, "ann", metadata(), AT, AT, Wait.State.OPEN);
  }

  private static Move move(@Nullable String source, Move.Memory memory) {
    return new Move(
        new CommitId(1, 2),
        source == null ? null : "old",
        "work/new",
        new Move.Places(source, "/srv/new", "/srv/.bureau-1", true),
        memory,
        process(),
        AT);
  }

  private static Arrangement arrangement(@Nullable String before, @Nullable String backup) {
    return new Arrangement(
        new ServerPlan("general", List.of("docs"), List.of("browser"), 4_000, List.of("docs")),
        new Edit("/w/.claude/settings.local.json", before, "c".repeat(64), backup));
  }

  private static Price price() {
    return Price.of("own", BigDecimal.TEN, new BigDecimal("0.125"));
  }

  private static ProcessStamp process() {
    return new ProcessStamp("boot", "namespace", 7, 8);
  }

  private static Usage usage() {
    return new Usage(new UsageKey("msg_ü \uD83D\uDE00"), "m/1:0", new Tokens(1, 2, 3, 4, 5), AT);
  }

  private static Limit limit() {
    return Limit.usd("5.25").tree().onCrossing(Crossing.ASK).unpriced(Unpriced.FREE);
  }

  private static Amounts amounts() {
    return new Amounts(
        BigDecimal.TEN, new BigDecimal("0.0035"), new BigDecimal("1.5"), BigDecimal.ONE);
  }

  private static Transfer transfer(Transfer.Purpose purpose) {
    return new Transfer(new GrantKey(AT, 7), A, amounts(), purpose);
  }

  private static Step step() {
    return new Step(
        new CellId("cell_0123abcd"),
        new CellKey(new MessageId("m"), "step", 2),
        "tool",
        SideEffect.EFFECT,
        "0".repeat(64),
        AT);
  }
}
