package dev.bureau.testing.recording;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellRules;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.discipline.DisciplineEvent;
import dev.bureau.core.discipline.DisciplineRules;
import dev.bureau.core.discipline.FileRead;
import dev.bureau.core.discipline.ReadViolated;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.ModelChanged;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.Attempts;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.Work;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.routing.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A handling as it was recorded, over one of the real runtime. Cells, updates and the end go
 * through to that; mail, waits and other decisions are held against the recording and go no
 * further, for what they would reach is not there.
 */
final class ReplayedContext implements Context {
  private final Context works;
  private final RecordedHandling handling;
  private final Rehearsal rehearsal;
  private final Fold fold = new Fold(CoreEvents.CATALOGUE);
  private final Map<String, Integer> occurrences = new HashMap<>();
  private Fold.State state;
  private int choices;

  ReplayedContext(Context works, RecordedHandling handling, Rehearsal rehearsal) {
    this.works = works;
    this.handling = handling;
    this.rehearsal = rehearsal;
    this.state = handling.applied();
  }

  @Override
  public Session session() {
    return handling.shown().session();
  }

  @Override
  public Cells cells() {
    return works.cells();
  }

  @Override
  public Instant now() {
    rehearsal.askedForTime();
    return handling.now();
  }

  @Override
  public RandomGenerator random() {
    return works.random(); // follows from the session's id and the message's
  }

  @Override
  public long epoch() {
    return handling.handled().epoch();
  }

  @Override
  public Map<String, Object> cell(CellSpec spec, Work work) throws Exception {
    int occurrence = occurrences.merge(spec.name(), 1, Integer::sum) - 1;
    CellKey key = new CellKey(handling.message().id(), spec.name(), occurrence);
    rehearsal.cell(
        RecordedStep.cell(
            new Step(
                CellRules.nameOf(handling.cells(), key),
                key,
                spec.type(),
                spec.effect(),
                BlobId.of(Json.canonical(spec.input())).value(),
                handling.now())),
        spec.input());
    Cell recorded = handling.cells().find(key).orElseThrow();
    CellSpec once =
        new CellSpec(spec.name(), spec.type(), spec.effect(), spec.input(), Attempts.ANY, null);
    return works.cell(once, () -> result(recorded));
  }

  private Map<String, Object> result(Cell recorded) throws RecordedFailure {
    if (recorded.status() == CellStatus.FAILED) {
      throw new RecordedFailure(String.valueOf(recorded.error()));
    }
    return works.resultOf(recorded);
  }

  @Override
  public Map<String, Object> resultOf(Cell cell) {
    return works.resultOf(cell);
  }

  @Override
  public BlobId attach(Map<String, ?> value) {
    return works.attach(value);
  }

  @Override
  public Map<String, Object> attached(BlobId id) {
    return works.attached(id);
  }

  /** Who it was then: who was fit is not the agent's doing. */
  @Override
  public SessionId choose(Request request) {
    return rehearsal.chooses(choices++);
  }

  @Override
  public void send(SessionId receiver, Letter letter) {
    choices = 0;
    takes(RecordedStep.send(letter.type(), receiver, letter.key(), letter.content()));
  }

  @Override
  public List<SessionId> publish(String group, Letter letter) {
    return publishTo(letter);
  }

  @Override
  public List<SessionId> publishToCapable(String capability, Letter letter) {
    return publishTo(letter);
  }

  /**
   * To those who got it then: who they were is not the agent's doing. If nothing is recorded, that
   * may have been nobody, which leaves no event; so this is no step that could be unexpected.
   */
  private List<SessionId> publishTo(Letter letter) {
    List<SessionId> receivers = new ArrayList<>();
    Optional<MessageSent> next = nextSent();
    Optional<MessageSent> first = next;
    while (next.isPresent()
        && next.get().message().equals(first.orElseThrow().message())
        && next.get().type().equals(letter.type())) {
      SessionId receiver = next.get().receiver();
      send(receiver, letter);
      receivers.add(receiver);
      next = nextSent();
    }
    return receivers;
  }

  private Optional<MessageSent> nextSent() {
    return next(MessageSent.class);
  }

  private <E> Optional<E> next(Class<E> kind) {
    return rehearsal
        .next()
        .map(RecordedHandling.Gathered::event)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Where it went then, with the model of then: how work is routed is not the agent's doing. */
  @Override
  public Choice route(Estimate estimate, @Nullable String workflow) {
    Route route = next(RoutingDecided.class).map(RoutingDecided::route).orElse(Route.SIMPLE);
    takes(RecordedStep.of(new RoutingDecided(route, estimate, workflow)));
    next(ModelSwitched.class).ifPresent(switched -> takes(RecordedStep.of(switched)));
    next(ModelChanged.class).ifPresent(changed -> takes(RecordedStep.of(changed)));
    return new Choice(route, state.session().profile().assignment().model());
  }

  /** What it was answered then: what a session may read is not the agent's doing. */
  @Override
  public Verdict read(String path) {
    DisciplineEvent answered =
        next(ReadViolated.class)
            .<DisciplineEvent>map(then -> new ReadViolated(path, then.type(), then.verdict()))
            .orElseGet(() -> new FileRead(path));
    takes(RecordedStep.of(answered));
    return DisciplineRules.verdict(answered);
  }

  @Override
  public ContextWindow window() {
    return new ReplayedWindow(rehearsal, () -> state, this::takes, works::attached);
  }

  @Override
  public void reply(Letter letter) {
    takes(RecordedStep.reply(letter.type(), letter.content()));
    // A session got it as a message, too, unless it had ended.
    Optional<SessionId> sender = handling.message().sender().session();
    if (sender.isPresent()
        && nextSent()
            .filter(sent -> sent.receiver().equals(sender.get()))
            .filter(sent -> sent.type().equals(letter.type()))
            .isPresent()) {
      send(sender.get(), letter);
    }
  }

  @Override
  public void request(SessionId receiver, Letter letter, Duration timeout) {
    send(receiver, letter);
    takes(RecordedStep.await(Wait.Kind.REPLY, receiver.value(), timeout, letter.content()));
  }

  @Override
  public void delegate(SessionId department, Letter letter, Duration timeout) {
    takes(RecordedStep.delegate(letter.type(), department, letter.key(), letter.content()));
    takeAll(DisciplineRules.delegated(state.aspects()).events());
  }

  @Override
  public void ask(String whom, Map<String, ?> question, Duration timeout) {
    takes(RecordedStep.await(Wait.Kind.ANSWER, whom, timeout, Json.object("question", question)));
  }

  @Override
  public Optional<Wait> waited() {
    return WaitRules.endedBy(handling.shown().aspects().get(Waits.ASPECT), handling.message());
  }

  @Override
  public void update(SessionUpdate update) {
    takeAll(SessionRules.update(state.session(), update));
    works.update(update);
  }

  @Override
  public void complete(String reason) {
    takeAll(SessionRules.operate(state.session(), Operation.COMPLETE, new Ending(0, reason)));
    works.complete(reason);
  }

  @Override
  public void progress(String text) {
    works.progress(text);
  }

  /** What a call uses is not the agent's doing. */
  @Override
  public void record(Usage report) {}

  @Override
  public void apply(Decision decision) {
    Moment moment =
        new Moment(
            handling.handled().at(), handling.handled().commit(), handling.handled().actor());
    takeAll(decision.decide(state.session(), state.aspects(), moment).events());
  }

  private void takeAll(List<Event<?>> events) {
    for (Event<?> each : events) {
      takes(RecordedStep.of(each));
    }
  }

  private void takes(RecordedStep step) {
    Event<?> recorded = rehearsal.takes(step);
    state = fold.after(state, List.of(recorded), handling.handled().at());
  }
}
