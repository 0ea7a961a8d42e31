package dev.bureau.orchestrator.runtime;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.routing.RoutingRules;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Lease;
import dev.bureau.core.task.Recipient;
import dev.bureau.core.task.Tasks;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.Work;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One attempt at one message: the context that its agent sees, and what it gathered. */
final class Handler implements Context {
  private final Services services;
  private final Actor sender;
  private final CellResults results;
  private final Reading reading;
  private final ContextWindow window;
  private final Lease lease;
  private final Message message;
  private final Session shown;
  private @Nullable RandomGenerator random;
  private final List<Decision> operations = new ArrayList<>();
  private final Set<Recipient> departments = new LinkedHashSet<>();
  private final Waits waits;
  private final Steps steps;
  private final JointCommit.View view;
  private final List<Usage> reports = new ArrayList<>();

  Handler(Services services, JointCommit joint, Message message, UserCode userCode) {
    this.services = services;
    this.view = joint.view();
    this.sender = Actor.session(joint.lease().session());
    this.results = new CellResults(services.store().blobs());
    this.lease = joint.lease();
    this.message = message;
    this.shown = view.state().session();
    this.steps = new Steps(services, joint, view, message, userCode, results);
    this.waits = view.state().aspects().get(Waits.ASPECT);
    this.reading = new Reading(view.state(), services.routing().reads(), now(), this::gather);
    this.window =
        new GatheredWindow(
            view.state(),
            services.fold(),
            new Librarian(services.context(), services.store().blobs()),
            now(),
            this::gather);
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
    all.addAll(steps.unbilled());
    return all;
  }

  /** What happened in its steps. */
  Steps steps() {
    return steps;
  }

  /** Whether the message tells of the end of a wait that has ended otherwise. */
  boolean isOutdated() {
    return WaitRules.isTimeout(message) && waited().isEmpty();
  }

  @Override
  public Session session() {
    return shown;
  }

  @Override
  public Cells cells() {
    return steps.cells();
  }

  @Override
  public Instant now() {
    return steps.now();
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
    return steps.take(spec, work);
  }

  @Override
  public Map<String, Object> resultOf(Cell cell) {
    return results.of(cell);
  }

  @Override
  public BlobId attach(Map<String, ?> value) {
    steps.requireOutside(); // before it is kept
    BlobId id = results.attach(Json.object("attachment", value));
    gather((session, aspects, moment) -> Change.NONE.withBlobs(List.of(id)));
    return id;
  }

  @Override
  public Map<String, Object> attached(BlobId id) {
    return results.attached(id);
  }

  /**
   * Does something at the end of the handling.
   *
   * @throws InsideCellException in the work of a cell
   */
  private void gather(Decision operation) {
    steps.requireOutside();
    operations.add(operation);
  }

  private int place() {
    return view.place() + operations.size();
  }

  @Override
  public void send(SessionId receiver, Letter letter) {
    gather(Mail.send(receiver, letter, place()));
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
    gather(Mail.publish(receivers, letter, place()));
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
    gather(RoutingRules.decided(decided, choice.model()));
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
    gather(Mail.request(receiver, letter, timeout, place()));
  }

  @Override
  public void delegate(SessionId department, Letter letter, Duration timeout) {
    gather(Mail.delegate(department, letter, timeout, place()));
    reading.delegated();
    departments.add(new Recipient(department, letter.type()));
  }

  @Override
  public void ask(String whom, Map<String, ?> question, Duration timeout) {
    gather(Mail.ask(whom, Json.object("question", question), timeout, place()));
  }

  @Override
  public void reply(Letter letter) {
    gather(Mail.reply(message, letter));
    Letter answer = letter.inReplyTo(message.id());
    message.sender().session().filter(this::isLiving).ifPresent(sender -> send(sender, answer));
  }

  /** One that has ended, or reads no mail, is left with what stands in the journal. */
  private boolean isLiving(SessionId sender) {
    return !sender.equals(SessionId.BUREAU)
        && services.door().end(sender).filter(end -> !end.hasEnded()).isPresent();
  }

  @Override
  public Optional<Wait> waited() {
    return WaitRules.endedBy(waits, message);
  }

  @Override
  public void record(Usage report) {
    if (steps.used(report)) {
      return;
    }
    reports.add(report);
    try {
      gather(services.bookkeeper().record(List.of(report)));
    } catch (BureauException e) {
      steps.broke(e); // else an agent that goes on would leave it out of the bill
      throw e;
    }
  }

  @Override
  public void update(SessionUpdate update) {
    gather((session, aspects, moment) -> Change.of(SessionRules.update(session, update)));
  }

  @Override
  public void complete(String reason) {
    gather(
        (session, aspects, moment) ->
            Change.of(SessionRules.operate(session, Operation.COMPLETE, new Ending(0, reason))));
  }

  @Override
  public void progress(String text) {
    services.progress().tell(new Chunk(lease.session(), message.id(), text));
  }

  @Override
  public void apply(Decision decision) {
    gather(decision);
  }
}
