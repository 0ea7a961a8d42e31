package dev.bureau.core.journal;

import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.group.GroupJoined;
import dev.bureau.core.group.GroupLeft;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.IntakeChanged;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Recovery;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.template.Template;
import dev.bureau.core.template.TemplatePut;
import dev.bureau.core.template.TemplateRemoved;
import dev.bureau.core.tree.TreeStopping;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.core.wait.WaitSettled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
        new CellResolved(step(), Resolution.SKIP, Result.EMPTY));
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
    return new Links(B, A, B, A, origin);
  }

  private static AgentRef fullAgent() {
    return new AgentRef(
        "name", "provider", "project", "/dir", "own", "/t.jsonl", AgentRef.Correlation.MATCHED);
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
