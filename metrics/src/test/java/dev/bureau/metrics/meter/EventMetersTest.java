package dev.bureau.metrics.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.BudgetCrossed;
import dev.bureau.core.budget.BudgetReleased;
import dev.bureau.core.budget.BudgetReserved;
import dev.bureau.core.budget.BudgetSettled;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Reservation;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextCompressed;
import dev.bureau.core.context.ContextPositioned;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.ThresholdLeft;
import dev.bureau.core.discipline.FileRead;
import dev.bureau.core.discipline.ReadViolated;
import dev.bureau.core.discipline.ReadsReset;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.grant.GrantDenied;
import dev.bureau.core.grant.GrantDrawn;
import dev.bureau.core.grant.GrantKey;
import dev.bureau.core.grant.GrantReturned;
import dev.bureau.core.grant.Transfer;
import dev.bureau.core.health.HealthChanged;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.mcp.CostWarned;
import dev.bureau.core.mcp.PlanApplied;
import dev.bureau.core.mcp.PlanUndone;
import dev.bureau.core.mcp.PlanWithdrawn;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ServerMeasured;
import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.Priority;
import dev.bureau.core.migration.MigrationFinished;
import dev.bureau.core.migration.MigrationIntended;
import dev.bureau.core.migration.MigrationRolledBack;
import dev.bureau.core.migration.Move;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.model.Reason;
import dev.bureau.core.operating.ContextBand;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Recovery;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.staff.StaffGone;
import dev.bureau.core.staff.StaffStarted;
import dev.bureau.core.task.TaskEnded;
import dev.bureau.core.task.TaskGiven;
import dev.bureau.core.task.TaskHandedOut;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.TransitionFinished;
import dev.bureau.core.transition.TransitionIntended;
import dev.bureau.core.transition.TransitionWithdrawn;
import dev.bureau.core.wait.Enquiry;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.WaitOpened;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** S34: every meter that follows commits is moved by some event, and by that alone. */
class EventMetersTest {
  private static final SessionId OTHER = new SessionId("other");
  private static final MessageId ID = new MessageId("m");
  private static final Step STEP =
      new Step(
          new CellId("cell_00000001"),
          new CellKey(ID, "step", 0),
          "step",
          SideEffect.EFFECT,
          "d",
          Journals.AT);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventMeters meters =
      new EventMeters(
          registry,
          (session, version) -> {
            throw new AssertionError("nothing is raised");
          });

  @Test
  void haveAnEventForEachOfThem() {
    Stream.of(
            sessions(),
            messages(),
            cells(),
            decisions(),
            directing(),
            care(),
            budgets(),
            contexts(),
            tools(),
            transitions())
        .flatMap(List::stream)
        .forEach(this::tell);

    assertThat(registry.getMeters())
        .filteredOn(each -> !each.getId().getName().equals("bureau.events"))
        .filteredOn(each -> !Counters.OTHER.equals(each.getId().getTag("type")))
        .allSatisfy(each -> assertThat(count(each)).as(each.getId().toString()).isPositive());
  }

  private void tell(Event<?> event) {
    for (SessionType each : SessionType.values()) {
      meters.count(Journals.entry("s", 2, event), () -> Optional.of(each));
    }
  }

  private static double count(Meter meter) {
    return meter.match(
        gauge -> 0.0,
        Counter::count,
        timer -> (double) timer.count(),
        summary -> (double) summary.count(),
        task -> 0.0,
        gauge -> 0.0,
        counter -> 0.0,
        timer -> 0.0,
        other -> 0.0);
  }

  private static List<Event<?>> sessions() {
    return List.of(
        new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START),
        new StatusChanged(Status.ACTIVE, Status.COMPLETED, Operation.COMPLETE),
        new StatusChanged(Status.IDLE, Status.TERMINATED, Operation.SHUTDOWN),
        new StatusChanged(Status.ACTIVE, Status.ERROR, Operation.FAIL),
        new SessionRecovered(new Recovery(1, 0)),
        new SessionArchived("old"));
  }

  private static List<Event<?>> messages() {
    return Stream.concat(
            Stream.<Event<?>>of(new MessageSent(ID, "T", OTHER)),
            MessageMeters.TYPES.stream().flatMap(EventMetersTest::handled))
        .toList();
  }

  private static Stream<Event<?>> handled(String type) {
    return Stream.of(Priority.values())
        .map(
            priority ->
                new MessageHandled(
                    Message.of(
                        ID,
                        Actor.user("u"),
                        OTHER,
                        Journals.AT,
                        Letter.of(type, Map.of()).priority(priority))));
  }

  private static List<Event<?>> cells() {
    Wait wait =
        new Wait(
            ID,
            Wait.Kind.ANSWER,
            "ann",
            Map.of(),
            Journals.AT,
            Journals.AT.plusSeconds(1),
            Wait.State.OPEN);
    return List.of(
        new CellCompleted(STEP, Result.EMPTY),
        new CellFailed(STEP, "broken"),
        new CellBecameUncertain(STEP),
        new CellResolved(STEP, Resolution.SKIP, Result.EMPTY),
        new WaitOpened(wait),
        new WaitEnded(ID, WaitEnded.Outcome.ANSWERED),
        new WaitEnded(ID, WaitEnded.Outcome.TIMED_OUT),
        new WaitEnded(ID, WaitEnded.Outcome.CANCELLED));
  }

  private static List<Event<?>> decisions() {
    return List.of(
        new RoutingDecided(Route.SIMPLE, Estimate.of(0.3, 0.9), null),
        new RoutingDecided(Route.ORCHESTRATOR, Estimate.NONE, null),
        new ModelSwitched(null, "haiku", Reason.INITIAL),
        new ModelSwitched("haiku", "sonnet", Reason.SWITCH),
        new ModelSwitched("sonnet", "opus", Reason.ESCALATION),
        new FileRead("a"),
        new ReadViolated("b", ReadViolated.READ_LIMIT, Verdict.ALLOWED),
        new ReadViolated("c", ReadViolated.READ_LIMIT, Verdict.BLOCKED),
        new ReadsReset(3));
  }

  private static List<Event<?>> directing() {
    return List.of(
        new TaskGiven(new Enquiry(ID, OTHER, Letter.of("T", Map.of()), Duration.ofHours(1))),
        new TaskHandedOut(ID, OTHER),
        new TaskEnded(ID, null),
        new TaskEnded(ID, "gone"),
        new StaffStarted(OTHER),
        new StaffGone(OTHER));
  }

  private static List<Event<?>> care() {
    Move move =
        new Move(
            new CommitId(1, 1),
            null,
            "there",
            null,
            null,
            new ProcessStamp("boot", "space", 1, 1),
            Journals.AT);
    return List.of(
        new HealthChanged(HealthStatus.HEALTHY, HealthStatus.DEGRADED, List.of()),
        new HealthChanged(HealthStatus.DEGRADED, HealthStatus.UNHEALTHY, List.of()),
        new HealthChanged(HealthStatus.UNHEALTHY, HealthStatus.HEALTHY, List.of()),
        new ConstraintBreached("timeout", 1, 2),
        new ConstraintBreached("disk", 1, 2),
        new ConstraintBreached("patience", 1, 2),
        new MigrationIntended(move),
        new MigrationFinished("there"),
        new MigrationRolledBack("no room"));
  }

  private static List<Event<?>> budgets() {
    GrantKey key = new GrantKey(Journals.AT, 1);
    return Stream.concat(
            Stream.of(Crossing.values())
                .map(
                    each ->
                        new BudgetCrossed(
                            Limit.usd("5").onCrossing(each),
                            OTHER,
                            BigDecimal.ONE,
                            BigDecimal.ZERO,
                            null)),
            Stream.<Event<?>>of(
                new BudgetReserved(new Reservation("call", Amounts.NONE, null, Journals.AT)),
                new BudgetSettled("call", BigDecimal.ONE, 1),
                new BudgetReleased("call"),
                new GrantDrawn(OTHER, key, Amounts.NONE),
                new GrantDenied(OTHER, key),
                new GrantReturned(new Transfer(key, OTHER, Amounts.NONE, Transfer.Purpose.RETURN))))
        .toList();
  }

  private static List<Event<?>> contexts() {
    Gauge gauge = new Gauge(180_000, 200_000);
    return Stream.concat(
            Stream.of(CompressionLevel.values())
                .map(each -> new ContextCompressed(each, 1, 2, BlobId.of("all"), new TreeMap<>())),
            Stream.<Event<?>>of(
                new ContextPositioned(gauge, ContextBand.EMERGENCY_RECOVERY),
                new ThresholdCrossed(0.75, gauge),
                new ThresholdLeft(0.75),
                new RecoveryWanted(gauge)))
        .toList();
  }

  private static List<Event<?>> tools() {
    return List.of(
        new ServerMeasured(
            "docs", ServerCost.of(List.of(new ToolCost("look_up", 120)), "a".repeat(64))),
        new CostWarned(6_000, 5_000),
        new PlanApplied("/f"),
        new PlanUndone("/f"),
        new PlanWithdrawn("changed"));
  }

  private static List<Event<?>> transitions() {
    return Stream.concat(
            Stream.of(Cause.values())
                .map(
                    each ->
                        new TransitionIntended(new Passage(OTHER, each, new Ending(0, "clear")))),
            Stream.<Event<?>>of(new TransitionFinished(OTHER), new TransitionWithdrawn("ended")))
        .toList();
  }

  @Test
  void countEachKindOfEntry() {
    meters.count(Journals.entry("s", 1, new FileRead("a")), Optional::empty);
    meters.count(Journals.entry("s", 2, new OpaqueEvent("own.event", 1, "{}")), Optional::empty);

    assertThat(Journals.counted(registry, "bureau.events", "event", "discipline.file-read"))
        .isEqualTo(1);
    assertThat(Journals.counted(registry, "bureau.events", "event", "other")).isEqualTo(1);
    assertThat(registry.get("bureau.events").counters())
        .hasSize(CoreEvents.CATALOGUE.types().size() + 1);
  }

  @Test
  void tellWhatRoutingTellsOfItself() {
    tell(new RoutingDecided(Route.SIMPLE, Estimate.of(0.3, 0.9), null));
    tell(new RoutingDecided(Route.SIMPLE, Estimate.of(0.8, 0.95), null));

    assertThat(registry.get("bureau.routing.complexity").summary().mean())
        .isCloseTo(0.55, within(1e-9));
    assertThat(registry.get("bureau.routing.confidence").summary().mean())
        .isCloseTo(0.925, within(1e-9));
  }

  @Test
  void takeNoTimeIfAClockWasTurnedBack() {
    Message late =
        Message.of(
            ID, Actor.user("u"), OTHER, Journals.AT.plusSeconds(9), Letter.of("T", Map.of()));
    tell(new MessageHandled(late));

    Timer latency = registry.get("bureau.messages.latency").tag("priority", "normal").timer();
    assertThat(latency.count()).isEqualTo(4);
    assertThat(latency.totalTime(TimeUnit.SECONDS)).isZero();
  }

  @Test
  void makeNoMeterOfWhatUsersName() {
    int before = registry.getMeters().size();
    for (int i = 0; i < 100; i++) {
      tell(new MessageSent(new MessageId("m-" + i), "TYPE-" + i, new SessionId("s-" + i)));
      handled("TYPE-" + i).forEach(this::tell);
      tell(new ConstraintBreached("limit-" + i, 1, 2));
      tell(new ModelSwitched(null, "model-" + i, Reason.SWITCH));
      tell(new FileRead("file-" + i));
    }

    assertThat(registry.getMeters()).hasSize(before);
    assertThat(registry.getMeters())
        .flatExtracting(each -> each.getId().getTags())
        .extracting(Tag::getValue)
        .noneMatch(each -> each.matches(".*-\\d+"));
  }
}
