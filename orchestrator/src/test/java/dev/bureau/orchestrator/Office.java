package dev.bureau.orchestrator;

import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A memory store and the bureaus that a test opens on it. Closing it closes them all, after it has
 * let go whoever is blocked in it.
 */
public final class Office implements AutoCloseable {
  /** The name under which {@link #open(Agent)} binds its agent. */
  public static final String AGENT = "worker";

  private final RecordingStore store = new RecordingStore();
  private final List<Bureau> opened = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Quick retries, quick looks. */
  public static BureauConfig config() {
    return BureauConfig.defaults()
        .withRetries(3, Duration.ofMillis(1))
        .withPoll(Duration.ofMillis(5));
  }

  /** A letter of no special meaning. */
  public static Letter letter() {
    return letter("text");
  }

  /** A letter that says this. */
  public static Letter letter(String text) {
    return Letter.of(MessageType.DIRECTION, Map.of("text", text));
  }

  /** The store below. */
  public RecordingStore store() {
    return store;
  }

  /** A bureau without agents. */
  public Bureau open() {
    return open(config(), Seams.system(), agents -> {});
  }

  /** A bureau in which this agent works. */
  public Bureau open(Agent agent) {
    return open(config(), agent);
  }

  /** A bureau without agents in that world. */
  public Bureau open(Seams seams) {
    return open(config(), seams, agents -> {});
  }

  /** A bureau of that configuration in which this agent works. */
  public Bureau open(BureauConfig config, Agent agent) {
    return open(config, Seams.system(), agent);
  }

  /** A bureau of that configuration and world in which this agent works. */
  public Bureau open(BureauConfig config, Seams seams, Agent agent) {
    return open(config, seams, agents -> agents.bind(AGENT, () -> agent));
  }

  /** A bureau of that configuration and world in which these agents work. */
  public Bureau open(BureauConfig config, Seams seams, Consumer<Agents> bindings) {
    Agents agents = new Agents();
    bindings.accept(agents);
    Bureau bureau = Bureau.open(config, store, agents, seams);
    opened.add(bureau);
    return bureau;
  }

  /** An agent that has nothing to do. */
  public static Agent doesNothing() {
    return (message, context) -> {};
  }

  /** Blocks an agent until this office closes. */
  public void block() throws InterruptedException {
    closing.await();
  }

  /** A new session for the agent, INITIALIZING. */
  public static SessionId created(Bureau bureau) {
    return bureau.sessions().create(SessionSpec.active("session").agent(AGENT)).id();
  }

  /** A new session for the agent, ACTIVE. */
  public static SessionId started(Bureau bureau) {
    return bureau.sessions().start(created(bureau)).id();
  }

  /** The first entry that is wanted, however long ago; waits for it. */
  public static Entry await(Bureau bureau, Predicate<Entry> wanted) throws Exception {
    CompletableFuture<Entry> found = new CompletableFuture<>();
    try (Following following =
        bureau.follow(
            Follow.fromStart(),
            entry -> {
              if (!found.isDone() && wanted.test(entry)) {
                found.complete(entry);
              }
            })) {
      return Deadline.get(found);
    }
  }

  /** The first event of that kind in a session; waits for it. */
  public static Entry await(Bureau bureau, SessionId session, Class<? extends Event<?>> kind)
      throws Exception {
    return await(
        bureau, entry -> entry.session().equals(session) && kind.isInstance(entry.event()));
  }

  /** Waits until that message was handled. */
  public static Entry awaitHandled(Bureau bureau, MessageId message) throws Exception {
    return await(
        bureau,
        entry ->
            entry.event() instanceof MessageHandled handled
                && handled.message().id().equals(message));
  }

  /** A session's events, oldest first. */
  public static List<Event<?>> events(Bureau bureau, SessionId session) {
    List<Event<?>> events = new ArrayList<>();
    bureau.journal(session, 1, 100_000).forEach(each -> events.add(each.event()));
    return events;
  }

  /** A session's events of one commit. */
  public static List<Event<?>> eventsOf(Bureau bureau, SessionId session, long version) {
    List<Event<?>> events = new ArrayList<>();
    bureau.journal(session, version, 1).stream()
        .filter(each -> each.version() == version)
        .forEach(each -> events.add(each.event()));
    return events;
  }

  /** A session's events about cells, by their simple names. */
  public static List<String> cellEvents(Bureau bureau, SessionId session) {
    return events(bureau, session).stream()
        .filter(CellEvent.class::isInstance)
        .map(each -> each.getClass().getSimpleName())
        .toList();
  }

  /** Closes one bureau before the others. */
  public void close(Bureau bureau) {
    opened.remove(bureau);
    bureau.close();
  }

  @Override
  public void close() {
    closing.countDown();
    opened.forEach(Bureau::close);
  }
}
