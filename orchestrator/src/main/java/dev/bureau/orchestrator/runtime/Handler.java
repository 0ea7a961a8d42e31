package dev.bureau.orchestrator.runtime;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.cell.Cell;
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
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.grant.GrantNeededException;
import dev.bureau.core.grant.GrantRules;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.routing.RoutingRules;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Lease;
import dev.bureau.core.task.Recipient;
import dev.bureau.core.task.Tasks;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.Attempts;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.Work;
import dev.bureau.orchestrator.budget.Treasury;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.context.Librarian;
import dev.bureau.orchestrator.group.GroupManager;
import dev.bureau.orchestrator.message.Audience;
import dev.bureau.orchestrator.progress.Chunk;
import dev.bureau.orchestrator.routing.Choice;
import dev.bureau.orchestrator.routing.ModelsConfig;
import dev.bureau.orchestrator.session.CellResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One attempt at one message: the context that its agent sees, and what it gathered. */
final class Handler implements Context {
  /**
   * Work has arrived: a session that rested is ACTIVE again, in the first commit of its handling.
   * One that has come to ERROR meanwhile lets its work wait, so nothing of the handling happens.
   */
  static final Decision WORK =
      (session, aspects, moment) -> {
        if (Lifecycle.step(Operation.WORK, session.status()).kind() == Lifecycle.Kind.WAITS) {
          throw new IllegalStatusChangeException(session.id(), session.status(), Status.ACTIVE);
        }
        return Change.of(SessionRules.operate(session, Operation.WORK, null));
      };

  private static final int ERROR = 2_000;

  private final Services services;
  private final Actor sender;
  private final CellResults results;
  private final Reading reading;
  private final ContextWindow window;
  private final Caller caller;
  private final Lease lease;
  private final Message message;
  private final Session shown;
  private final Instant now;
  private @Nullable RandomGenerator random;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<Decision> operations = new ArrayList<>();
  private final Set<Recipient> departments = new LinkedHashSet<>();
  private final UserCode userCode;
  private final Waits waits;
  private final JointCommit joint;
  private final JointCommit.View view;
  private final List<Usage> reports = new ArrayList<>();
  private final List<Usage> inCell = new ArrayList<>();
  private Cells cells;
  private Span running = Span.NONE;
  private boolean working;
  private boolean committing;
  private @Nullable StepRetryException retry;
  private @Nullable BureauException broken;
  private boolean parked;
  private boolean fenced;

  Handler(Services services, JointCommit joint, Message message, UserCode userCode) {
    this.services = services;
    this.joint = joint;
    this.view = joint.view();
    this.sender = Actor.session(joint.lease().session());
    this.results = new CellResults(services.store().blobs());
    this.lease = joint.lease();
    this.caller = joint.caller();
    this.message = message;
    this.shown = view.state().session();
    this.cells = view.state().aspects().get(Cells.ASPECT);
    this.now = cells.handlingAt(message.id()).orElseGet(services.seams().wall()::instant);
    this.userCode = userCode;
    this.waits = view.state().aspects().get(Waits.ASPECT);
    this.reading = new Reading(view.state(), services.routing().reads(), now, operations::add);
    this.window =
        new GatheredWindow(
            view.state(),
            services.fold(),
            new Librarian(services.context(), services.store().blobs()),
            now,
            operations::add);
  }

  JointCommit.View view() {
    return view;
  }

  List<Decision> operations() {
    return operations;
  }

  /** Who is to be given a task, those included that have waited for one. */
  Set<Recipient> departments() {
    view.state().aspects().get(Tasks.ASPECT).queued().stream()
        .map(Recipient::of)
        .forEach(departments::add);
    return departments;
  }

  /** What it has used, but for what the commits of its cells have billed. */
  List<Usage> reports() {
    List<Usage> all = new ArrayList<>(reports);
    all.addAll(inCell);
    return all;
  }

  /** Whether there were commits on the way, which others' effects must not come after. */
  boolean hasCommitted() {
    return committing;
  }

  /** Whether the message waits for a decision about an uncertain cell. */
  boolean isParked() {
    return parked;
  }

  /** The step that is to be tried again, if one failed that has a rule of its own. */
  Optional<StepRetryException> retry() {
    return Optional.ofNullable(retry);
  }

  /** What a commit on the way came to grief by, if one did: whatever its agent makes of it. */
  Optional<BureauException> broken() {
    return Optional.ofNullable(broken);
  }

  /** Whether the message tells of the end of a wait that has ended otherwise. */
  boolean isOutdated() {
    return message.type().equals(MessageType.WAIT_TIMED_OUT)
        && message.sender().session().filter(message.receiver()::equals).isPresent()
        && waited().isEmpty();
  }

  /** Whether the lease turned out to be lost. */
  boolean isFenced() {
    return fenced;
  }

  @Override
  public Session session() {
    return shown;
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public RandomGenerator random() {
    RandomGenerator made = random;
    if (made == null) {
      String seed = BlobId.of(shown.links().chain() + "/" + message.id()).value();
      made = new SplittableRandom(Long.parseUnsignedLong(seed.substring(0, 16), 16));
      random = made;
    }
    return made;
  }

  @Override
  public long epoch() {
    return lease.epoch();
  }

  @Override
  public Map<String, Object> cell(CellSpec spec, Work work) throws Exception {
    userCode.leave();
    try {
      return durable(spec, work);
    } finally {
      userCode.enter();
    }
  }

  private Map<String, Object> durable(CellSpec spec, Work work) throws Exception {
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
      case REPLAY -> resultOf(cells.find(key).orElseThrow());
      case RUN -> traced(step, spec, work);
      case MARK_UNCERTAIN -> {
        commit(events(new CellBecameUncertain(step)));
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
    running = tracer.begin(new Activity.Running(shown, step));
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
      returned = limited(attempts, () -> inUserCode(work));
    } catch (Exception | Error e) {
      String error = e.toString();
      end(
          step,
          events(new CellFailed(step, error.length() > ERROR ? error.substring(0, ERROR) : error)),
          0);
      int failures = cells.failures(step.key());
      if (failures <= attempts.retries()) {
        retry = new StepRetryException(step.key().name(), attempts.pauseAfter(failures), e);
        throw retry;
      }
      throw e;
    }
    // What fails from here on does not undo the work: an EFFECT is then uncertain, not failed.
    Result result = results.keep(Json.object("cell result", returned));
    List<BlobId> blobs = result.blob() == null ? List.of() : List.of(result.blob());
    end(
        step,
        (session, aspects, moment) -> Change.of(new CellCompleted(step, result)).withBlobs(blobs),
        inCell.isEmpty() ? 1 : 0);
    return resultOf(cells.find(step.key()).orElseThrow());
  }

  /** Nothing of it is in the world before that is durable, and what it needs is reserved. */
  private void begin(Step step, @Nullable Need need) {
    Decision started =
        step.effect() == SideEffect.READ_ONLY
            ? (session, aspects, moment) -> Change.NONE
            : events(new CellStarted(step));
    if (need == null) {
      if (step.effect() != SideEffect.READ_ONLY) {
        commit(started);
      }
      return;
    }
    Treasury treasury = services.treasury();
    GrantRules.Wish wish = treasury.wish(step.id().value(), need, message.id());
    try {
      treasury.reserve(
          lease.session(),
          wish,
          reserved -> commit(services.fold().sequence(List.of(started, reserved))));
    } catch (BudgetExceededException e) {
      throw e; // the agent may do without
    } catch (BureauException e) {
      broken = e;
      throw e;
    }
  }

  /**
   * Its end, with all that it has used.
   *
   * @param calls 1 if a call was made of which nobody has reported any usage
   */
  private void end(Step step, Decision ended, long calls) {
    Decision settled = BudgetRules.settle(step.id().value(), calls);
    boolean isTold = !inCell.isEmpty();
    commit(
        (session, aspects, moment) ->
            ended.decide(session, aspects, moment).and(settled.decide(session, aspects, moment)));
    if (!isTold) {
      services.treasury().spent(lease.session()); // its time, and the call itself
    }
  }

  private static Decision events(CellEvent event) {
    return (session, aspects, moment) -> Change.of(event);
  }

  private Map<String, Object> inUserCode(Work work) throws Exception {
    userCode.enter();
    working = true;
    try {
      return work.run();
    } finally {
      working = false;
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
    if (!committing) {
      joint.commit();
      if (joint.isVoid(view)) {
        throw new VoidViewException(lease.session(), message.id());
      }
      committing = true;
    }
    List<Usage> used = List.copyOf(inCell);
    try {
      Decision billed = services.bookkeeper().record(used);
      Decision all =
          (session, aspects, moment) ->
              WORK.decide(session, aspects, moment)
                  .and(decision.decide(session, aspects, moment))
                  .and(billed.decide(session, aspects, moment));
      cells =
          services
              .bookkeeper()
              .change(lease.session(), caller, used, all)
              .aspects()
              .get(Cells.ASPECT);
      inCell.clear();
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

  @Override
  public Map<String, Object> resultOf(Cell cell) {
    return results.of(cell);
  }

  @Override
  public BlobId attach(Map<String, ?> value) {
    BlobId id = results.attach(Json.object("attachment", value));
    operations.add((session, aspects, moment) -> Change.NONE.withBlobs(List.of(id)));
    return id;
  }

  @Override
  public Map<String, Object> attached(BlobId id) {
    return results.attached(id);
  }

  private int place() {
    return view.place() + operations.size();
  }

  @Override
  public void send(SessionId receiver, Letter letter) {
    operations.add(Mail.send(receiver, letter, place()));
  }

  @Override
  public List<SessionId> publish(String group, Letter letter) {
    return publishTo(new GroupManager(services.door(), sender).members(group), letter);
  }

  @Override
  public List<SessionId> publishToCapable(String capability, Letter letter) {
    return publishTo(Audience.capable(services.store().sessions(), capability), letter);
  }

  private List<SessionId> publishTo(Collection<SessionId> wanted, Letter letter) {
    List<SessionId> receivers =
        new Audience(services.door(), sender, letter.type(), wanted).receivers();
    operations.add(Mail.publish(receivers, letter, place()));
    return receivers;
  }

  @Override
  public SessionId choose(Request request) {
    return services.desks().choose(shown.links().chain(), request);
  }

  @Override
  public Choice route(Estimate estimate, @Nullable String workflow) {
    Choice choice = affordable(services.routing().policy().choose(estimate, models()));
    RoutingDecided decided = new RoutingDecided(choice.route(), estimate, workflow);
    operations.add(RoutingRules.decided(decided, choice.model()));
    return new Choice(
        choice.route(), RoutingRules.modelFor(shown, view.state().aspects(), choice.model()));
  }

  private ModelsConfig models() {
    return services.routing().models();
  }

  /** With the cheapest model, if a limit was crossed that says so (X5). */
  private Choice affordable(Choice choice) {
    if (!services.treasury().isDegraded(lease.session())) {
      return choice;
    }
    return services
        .treasury()
        .cheapest(models())
        .map(model -> new Choice(choice.route(), model))
        .orElse(choice);
  }

  @Override
  public Verdict read(String path) {
    return reading.wants(path);
  }

  @Override
  public ContextWindow window() {
    return window;
  }

  @Override
  public void request(SessionId receiver, Letter letter, Duration timeout) {
    operations.add(Mail.request(receiver, letter, timeout, place()));
  }

  @Override
  public void delegate(SessionId department, Letter letter, Duration timeout) {
    operations.add(Mail.delegate(department, letter, timeout, place()));
    reading.delegated();
    departments.add(new Recipient(department, letter.type()));
  }

  @Override
  public void ask(String whom, Map<String, ?> question, Duration timeout) {
    operations.add(Mail.ask(whom, Json.object("question", question), timeout, place()));
  }

  @Override
  public void reply(Letter letter) {
    operations.add(Mail.reply(message, letter));
    Letter answer = letter.inReplyTo(message.id());
    message.sender().session().filter(this::isLiving).ifPresent(sender -> send(sender, answer));
  }

  /** One that has ended is left with what stands in the journal. */
  private boolean isLiving(SessionId sender) {
    return services.door().end(sender).filter(end -> !end.hasEnded()).isPresent();
  }

  @Override
  public Optional<Wait> waited() {
    return WaitRules.endedBy(waits, message);
  }

  @Override
  public void record(Usage report) {
    if (working) {
      inCell.add(report);
      running.used(report);
    } else {
      reports.add(report);
      try {
        operations.add(services.bookkeeper().record(List.of(report)));
      } catch (BureauException e) {
        broken = e; // else an agent that goes on would leave it out of the bill
        throw e;
      }
    }
  }

  @Override
  public void update(SessionUpdate update) {
    operations.add((session, aspects, moment) -> Change.of(SessionRules.update(session, update)));
  }

  @Override
  public void complete(String reason) {
    operations.add(
        (session, aspects, moment) ->
            Change.of(SessionRules.operate(session, Operation.COMPLETE, new Ending(0, reason))));
  }

  @Override
  public void progress(String text) {
    services.progress().tell(new Chunk(lease.session(), message.id(), text));
  }

  @Override
  public void apply(Decision decision) {
    operations.add(decision);
  }
}
