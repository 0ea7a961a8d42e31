package dev.bureau.orchestrator.runtime;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellRules;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.grant.GrantNeededException;
import dev.bureau.core.grant.GrantRules;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Lease;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.usage.Usage;
import dev.bureau.orchestrator.agent.Attempts;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Work;
import dev.bureau.orchestrator.budget.Treasury;
import dev.bureau.orchestrator.session.CellResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The durable steps of one attempt at a message (X3): each is replayed, or run and committed on the
 * way. Belongs to the thread of its handler.
 */
final class Steps {
  private static final int ERROR = 2_000;

  private final Services services;
  private final JointCommit joint;
  private final JointCommit.View view;
  private final Lease lease;
  private final Message message;
  private final boolean begun;
  private final Instant now;
  private final UserCode userCode;
  private final CellResults results;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<Usage> unbilled = new ArrayList<>();
  private Cells cells;
  private Span running = Span.NONE;
  private @Nullable Step working;
  private boolean committing;
  private boolean parked;
  private boolean fenced;
  private @Nullable StepRetryException retry;
  private @Nullable BureauException broken;

  Steps(
      Services services,
      JointCommit joint,
      JointCommit.View view,
      Message message,
      UserCode userCode,
      CellResults results) {
    this.services = services;
    this.joint = joint;
    this.view = view;
    this.lease = joint.lease();
    this.message = message;
    this.userCode = userCode;
    this.results = results;
    this.cells = view.state().aspects().get(Cells.ASPECT);
    Optional<Instant> before = cells.handlingAt(message.id());
    this.begun = before.isPresent();
    this.now = before.orElseGet(services.seams().wall()::instant);
  }

  /** Whether an attempt before this one has got to a step. */
  boolean hadBegun() {
    return begun;
  }

  /** The session's cells, with those of this attempt. */
  Cells cells() {
    return cells;
  }

  /** When the message was first handled: the same at each attempt. */
  Instant now() {
    return now;
  }

  /** Whether there were commits on the way, which others' effects must not come after. */
  boolean hasCommitted() {
    return committing;
  }

  /** Whether the message waits for a decision about an uncertain cell. */
  boolean isParked() {
    return parked;
  }

  /** Whether the lease turned out to be lost. */
  boolean isFenced() {
    return fenced;
  }

  /** The step that is to be tried again, if one failed that has a rule of its own. */
  Optional<StepRetryException> retry() {
    return Optional.ofNullable(retry);
  }

  /** What a commit on the way came to grief by, if one did: whatever its agent makes of it. */
  Optional<BureauException> broken() {
    return Optional.ofNullable(broken);
  }

  /** Something else has failed that its agent cannot make good. */
  void broke(BureauException cause) {
    broken = cause;
  }

  /** What it has used that no commit of a step has billed. */
  List<Usage> unbilled() {
    return unbilled;
  }

  /**
   * Takes what a step has used, to be billed with its end.
   *
   * @return false if none is being worked at
   */
  boolean used(Usage report) {
    if (working == null) {
      return false;
    }
    unbilled.add(report);
    running.used(report);
    return true;
  }

  /**
   * Refuses what must not be done by a step's work.
   *
   * @throws InsideCellException if one is being worked at
   */
  void requireOutside() {
    if (working != null) {
      throw new InsideCellException(lease.session(), working.id());
    }
  }

  /**
   * The result of a step: of the one that has ended before, or of this one.
   *
   * @throws InsideCellException if another one is being worked at
   * @throws CellParkedException if its message waits for a decision about it
   * @throws BudgetExceededException if what it needs passes a limit; it did not come to be then
   * @throws StepRetryException if it failed and is to be tried again
   * @throws Exception what the work throws
   */
  Map<String, Object> take(CellSpec spec, Work work) throws Exception {
    requireOutside();
    userCode.leave();
    try {
      return counted(spec, work);
    } finally {
      userCode.enter();
    }
  }

  private Map<String, Object> counted(CellSpec spec, Work work) throws Exception {
    int occurrence = occurrences.merge(spec.name(), 1, Integer::sum) - 1;
    try {
      return durable(spec, occurrence, work);
    } catch (BudgetExceededException e) {
      occurrences.put(spec.name(), occurrence); // it did not come to be
      throw e;
    }
  }

  private Map<String, Object> durable(CellSpec spec, int occurrence, Work work) throws Exception {
    CellKey key = new CellKey(message.id(), spec.name(), occurrence);
    Step step =
        new Step(
            CellRules.nameOf(cells, key),
            key,
            spec.type(),
            spec.effect(),
            BlobId.of(Json.canonical(spec.input())).value(),
            now);
    return switch (CellRules.todo(cells, step)) {
      case REPLAY -> unbroken(() -> results.of(cells.find(key).orElseThrow()));
      case RUN -> traced(step, spec, work);
      case MARK_UNCERTAIN -> {
        commit(event(new CellBecameUncertain(step)));
        throw park(step);
      }
      case PARK -> throw park(step);
    };
  }

  private Map<String, Object> traced(Step step, CellSpec spec, Work work) throws Exception {
    Tracer tracer = services.door().tracer();
    if (tracer == Tracer.NONE) {
      return run(step, spec, work);
    }
    running = tracer.begin(new Activity.Running(view.state().session(), step));
    try {
      return running.around(() -> run(step, spec, work));
    } finally {
      running = Span.NONE;
    }
  }

  private Map<String, Object> run(Step step, CellSpec spec, Work work) throws Exception {
    Attempts attempts = spec.attempts();
    begin(step, spec.need());
    Map<String, Object> returned;
    try {
      returned = limited(attempts, () -> inUserCode(step, work));
    } catch (Exception | Error e) {
      String error = e.toString();
      end(
          step,
          event(new CellFailed(step, error.length() > ERROR ? error.substring(0, ERROR) : error)));
      int failures = cells.failures(step.key());
      if (failures <= attempts.retries()) {
        retry = new StepRetryException(step.key().name(), attempts.pauseAfter(failures), e);
        throw retry;
      }
      throw e;
    }
    // What fails from here on does not undo the work: an EFFECT is then uncertain, not failed.
    Result result = unbroken(() -> results.keep(Json.object("cell result", returned)));
    List<BlobId> blobs = result.blob() == null ? List.of() : List.of(result.blob());
    end(
        step,
        (session, aspects, moment) -> Change.of(new CellCompleted(step, result)).withBlobs(blobs));
    return results.of(cells.find(step.key()).orElseThrow());
  }

  /** Nothing of it is in the world before that is durable, and what it needs is reserved. */
  private void begin(Step step, @Nullable Need need) {
    Decision started =
        step.effect() == SideEffect.READ_ONLY
            ? (session, aspects, moment) -> Change.NONE
            : event(new CellStarted(step));
    if (need == null) {
      if (step.effect() != SideEffect.READ_ONLY) {
        commit(started);
      }
      return;
    }
    Treasury treasury = services.treasury();
    GrantRules.Wish wish = treasury.wish(step.id().value(), need, message.id());
    unbroken(
        () -> {
          treasury.reserve(
              lease.session(),
              wish,
              reserved -> commit(services.fold().sequence(List.of(started, reserved))));
          return wish;
        });
  }

  /** Its end, with all that it has used; a call of which nobody has reported any is one, too. */
  private void end(Step step, Decision ended) {
    boolean isTold = !unbilled.isEmpty();
    Decision settled = BudgetRules.settle(step.id().value(), isTold ? 0 : 1);
    commit(
        (session, aspects, moment) ->
            ended.decide(session, aspects, moment).and(settled.decide(session, aspects, moment)));
    if (!isTold) {
      services.treasury().spent(lease.session()); // its time, and the call itself
    }
  }

  private static Decision event(CellEvent event) {
    return (session, aspects, moment) -> Change.of(event);
  }

  private Map<String, Object> inUserCode(Step step, Work work) throws Exception {
    userCode.enter();
    working = step;
    try {
      return work.run();
    } finally {
      working = null;
      userCode.leave();
    }
  }

  private Map<String, Object> limited(Attempts attempts, Work work) throws Exception {
    if (attempts.limit() == null) {
      return work.run();
    }
    TimeLimit limit = new TimeLimit(services.seams(), attempts.limit());
    try {
      return work.run();
    } catch (Exception e) {
      throw limit.end() ? new TimeoutException("not done in " + attempts.limit()) : e;
    } finally {
      limit.end();
    }
  }

  private void commit(Decision decision) {
    cells =
        unbroken(
            () -> {
              settle();
              return committed(decision);
            });
    unbilled.clear();
  }

  /** What has ended before it stands first. */
  private void settle() {
    if (!committing) {
      joint.commit();
      if (joint.isVoid(view)) {
        throw new VoidViewException(lease.session(), message.id());
      }
      committing = true;
    }
  }

  private Cells committed(Decision decision) {
    List<Usage> used = List.copyOf(unbilled);
    Decision billed = services.bookkeeper().record(used);
    Decision all =
        (session, aspects, moment) ->
            Effects.WORK
                .decide(session, aspects, moment)
                .and(decision.decide(session, aspects, moment))
                .and(billed.decide(session, aspects, moment));
    return services
        .bookkeeper()
        .change(lease.session(), joint.caller(), used, all)
        .aspects()
        .get(Cells.ASPECT);
  }

  /** What Bureau does around a step: if that fails, the handling does, though its agent goes on. */
  private <T> T unbroken(Supplier<T> done) {
    try {
      return done.get();
    } catch (GrantNeededException | BudgetExceededException e) {
      throw e; // no harm is done: more is drawn, or the agent may do without
    } catch (FencedException e) {
      fenced = true;
      throw e;
    } catch (BureauException e) {
      broken = e;
      throw e;
    }
  }

  private CellParkedException park(Step step) {
    parked = true;
    return new CellParkedException(lease.session(), step.id());
  }
}
