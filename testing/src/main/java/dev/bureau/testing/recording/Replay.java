package dev.bureau.testing.recording;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Assignment;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Posting;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a recorded session's messages handled again. */
final class Replay {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Recording recording;
  private final Consumer<Agents> bindings;
  private final Map<MessageId, RecordedHandling> handlings = new LinkedHashMap<>();

  Replay(Recording recording, Consumer<Agents> bindings) {
    this.recording = recording;
    this.bindings = bindings;
    RecordedHandlings.of(recording).forEach(each -> handlings.put(each.message().id(), each));
  }

  void run(Simulation simulation) {
    SessionCreated created = created();
    String agent = created.agent() == null ? "none" : created.agent().name();
    if (!users().has(agent)) {
      throw new BadInputException("agent", agent, "bind the agent of the recorded session");
    }
    simulation
        .faults(Faults.none())
        .nodes(
            1,
            agents ->
                agents.bind(
                    agent, () -> new Replayed(users().make(agent).orElseThrow(), simulation)));
    Bureau bureau = simulation.bureau();
    recording
        .values()
        .values()
        .forEach(each -> bureau.store().blobs().put(each.getBytes(StandardCharsets.UTF_8)));
    SessionId session = bureau.sessions().create(spec(created, agent)).id();
    bureau.sessions().start(session);
    long handled = 0;
    for (RecordedHandling each : handlings.values()) {
      deliver(bureau, each);
      handled++;
      long expected = handled;
      simulation.eventually(
          each + " is handled",
          LONGEST,
          () -> bureau.sessions().get(session).totals().tasksDone() == expected);
    }
  }

  private SessionCreated created() {
    return recording.entries().stream()
        .map(each -> each.event())
        .filter(SessionCreated.class::isInstance)
        .map(SessionCreated.class::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "recording", recording.session(), "give one from a session's beginning"));
  }

  private Agents users() {
    Agents users = new Agents();
    bindings.accept(users);
    return users;
  }

  /** The same session, without what ties it to others and to stored texts. */
  private SessionSpec spec(SessionCreated created, String agent) {
    Assignment assignment = created.profile().assignment();
    return new SessionSpec(
        created.profile().with(new Assignment(assignment.model(), assignment.taskId(), null, null)),
        created.metadata(),
        SessionSpec.Prompts.NONE,
        null,
        null,
        null,
        agent,
        recording.session(),
        null);
  }

  /** Only its id matters: the agent gets the message as it was. */
  private void deliver(Bureau bureau, RecordedHandling handling) {
    Message message =
        Message.of(
            handling.message().id(),
            Actor.user("recording"),
            recording.session(),
            handling.message().sentAt(),
            Letter.of(handling.message().type(), handling.message().content()));
    bureau
        .store()
        .mailboxes()
        .put(List.of(new Posting(recording.session(), message)), Integer.MAX_VALUE);
  }

  /** The users' agent, held to the recording. */
  private final class Replayed implements Agent {
    private final Agent works;
    private final Simulation simulation;

    Replayed(Agent works, Simulation simulation) {
      this.works = works;
      this.simulation = simulation;
    }

    @Override
    public void handle(Message message, Context context) {
      RecordedHandling handling = Optional.ofNullable(handlings.get(message.id())).orElseThrow();
      Rehearsal rehearsal =
          new Rehearsal(handling, List.copyOf(handlings.values()), simulation::fail);
      ReplayedContext replayed = new ReplayedContext(context, handling, rehearsal);
      if (!isOutdated(handling, replayed)) {
        try {
          works.handle(handling.message(), replayed);
        } catch (Exception | Error e) {
          throw rehearsal.failed(e);
        }
      }
      rehearsal.ends();
    }

    /** The runtime does not trouble an agent with the timeout of a wait that has ended. */
    private boolean isOutdated(RecordedHandling handling, ReplayedContext replayed) {
      return handling.message().type().equals(MessageType.WAIT_TIMED_OUT)
          && handling.message().sender().equals(Actor.session(recording.session()))
          && replayed.waited().isEmpty();
    }
  }
}
