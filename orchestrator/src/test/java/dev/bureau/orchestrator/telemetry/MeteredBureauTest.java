package dev.bureau.orchestrator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import dev.bureau.orchestrator.message.MailboxFullException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S34: what a process does, as meters. */
@Timeout(60)
class MeteredBureauTest {
  private static final String STARTED = "bureau.session.started";
  private static final String ENDED = "bureau.session.ended";

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<Bureau> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Bureau::close);
    office.close();
  }

  private Bureau measured(MeterRegistry meters, BureauConfig config, Agent... agent) {
    Agents agents = new Agents();
    for (Agent each : agent) {
      agents.bind(Office.AGENT, () -> each);
    }
    Bureau bureau =
        Bureau.measured(Telemetry.to(meters)).open(config, office.store(), agents, seams);
    opened.add(bureau);
    return bureau;
  }

  private Bureau measured(Agent... agent) {
    return measured(registry, Office.config(), agent);
  }

  private double counted(String name, String... tags) {
    return registry.get(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  private long timed(String name, String... tags) {
    return registry.get(name).tags(tags).timers().stream().mapToLong(Timer::count).sum();
  }

  @Test
  void countAStartAndAnEndOnceHoweverOftenTheyAreAskedFor() {
    Bureau bureau = measured();
    SessionId id = Office.started(bureau);
    bureau.sessions().start(id);
    bureau.sessions().complete(id);
    assertThatThrownBy(() -> bureau.sessions().start(id)).isInstanceOf(RuntimeException.class);

    assertThat(counted(STARTED, "type", "active")).isEqualTo(1);
    assertThat(counted(STARTED)).isEqualTo(1);
    assertThat(counted(ENDED, "type", "active", "status", "completed")).isEqualTo(1);
    assertThat(counted(ENDED)).isEqualTo(1);
  }

  @Test
  void closesTheStoreIfItsMetersCannotBeMade() {
    registry.gauge("bureau.session.archived", 1); // the name of a counter
    AtomicReference<Store> store = new AtomicReference<>();
    StoreFactory factory =
        (world, catalogue) -> {
          store.set(office.store().open(world, catalogue));
          return store.get();
        };

    assertThatThrownBy(
            () ->
                Bureau.measured(Telemetry.to(registry))
                    .open(Office.config(), factory, new Agents(), seams))
        .isInstanceOf(IllegalArgumentException.class);

    assertThatThrownBy(() -> store.get().sessions().head(new SessionId("s")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void countWhatThisProcessHasCommittedAlone() {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    Bureau here = measured();
    Bureau there = measured(other, Office.config());
    SessionId id = Office.started(here);
    there.sessions().complete(id);

    assertThat(counted(STARTED)).isEqualTo(1);
    assertThat(counted(ENDED)).isZero();
    assertThat(other.get(STARTED).counters()).allMatch(each -> each.count() == 0);
    assertThat(other.get(ENDED).counters().stream().mapToDouble(Counter::count).sum()).isEqualTo(1);
  }

  @Test
  void countAStartOnceThatHadToBeCommittedAgain() {
    Bureau bureau = measured();
    Bureau other = office.open();
    SessionId id = Office.created(bureau);
    office.store().beforeNextCommit(() -> rename(other, id));

    bureau.sessions().start(id);

    assertThat(counted(STARTED)).isEqualTo(1);
    assertThat(counted("bureau.commit.retries")).isEqualTo(1);
  }

  private static Session rename(Bureau bureau, SessionId id) {
    return bureau.sessions().update(id, SessionUpdate.metadata(Map.of("a", 1)));
  }

  @Test
  void tellWhatBecomesOfCommits() {
    Bureau bureau = measured();
    SessionId id = Office.started(bureau);
    bureau.sessions().start(id);
    SessionSpec again = SessionSpec.active("again").id(id);
    assertThatThrownBy(() -> bureau.sessions().create(again))
        .isInstanceOf(SessionExistsException.class);

    assertThat(timed("bureau.commit", "outcome", "committed")).isEqualTo(2);
    assertThat(timed("bureau.commit", "outcome", "unchanged")).isEqualTo(1);
    assertThat(timed("bureau.commit", "outcome", "refused")).isEqualTo(1);
    assertThat(counted("bureau.commit.retries")).isZero();
  }

  @Test
  void tellThatACallIsBilledElsewhere() {
    Bureau bureau = measured();
    Usage call =
        new Usage(new UsageKey("msg_1"), "haiku", Tokens.of(1_000, 500), seams.wall().instant());
    bureau.usage().record(Office.created(bureau), call);
    bureau.usage().record(Office.created(bureau), call);

    assertThat(timed("bureau.commit", "outcome", "claimed")).isEqualTo(1);
    assertThat(counted("bureau.usage.calls", "category", "haiku")).isEqualTo(1);
    assertThat(counted("bureau.usage.tokens", "category", "haiku")).isEqualTo(1_500);
    assertThat(counted("bureau.usage.cost", "category", "haiku")).isEqualTo(0.0035);
  }

  /** P5: raised by one process and then by another, it is still one call. */
  @Test
  void addUpToWhatACallUsedIfSeveralProcessesRaiseIt() {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    Bureau here = measured();
    Bureau there = measured(other, Office.config());
    SessionId id = Office.created(here);
    here.usage().record(id, used(100));
    there.usage().record(id, used(200));
    here.usage().record(id, used(300));

    assertThat(
            counted("bureau.usage.tokens", "kind", "output")
                + other.get("bureau.usage.tokens").tag("kind", "output").counter().count())
        .isEqualTo(300);
    assertThat(counted("bureau.usage.cost") + other.get("bureau.usage.cost").counter().count())
        .isEqualTo(0.0015, within(1e-12));
  }

  private Usage used(long output) {
    return new Usage(new UsageKey("msg_1"), "haiku", Tokens.of(0, output), seams.wall().instant());
  }

  @Test
  void tellHowLongHandlingsTakeAndWhatBecomesOfThem() throws Exception {
    Bureau bureau = measured(this::works);
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter("slow")));
    bureau.send(id, Office.letter("reject"));
    office.store().takeBuried();
    bureau.send(id, Office.letter("fail"));
    office.store().takeFailure();
    Office.awaitHandled(bureau, bureau.send(id, Office.letter())); // what was before is counted

    assertThat(timed("bureau.handling", "outcome", "handled")).isEqualTo(2);
    assertThat(
            registry
                .get("bureau.handling")
                .tag("outcome", "handled")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isEqualTo(3);
    assertThat(timed("bureau.handling", "outcome", "failed")).isEqualTo(2);
    assertThat(counted("bureau.messages.failed", "next", "retry")).isEqualTo(1);
    assertThat(counted("bureau.messages.failed", "next", "dead")).isEqualTo(1);
    assertThat(counted("bureau.messages.handled", "type", "DIRECTION")).isEqualTo(2);
  }

  /** X5: nothing has failed yet. */
  @Test
  void tellThatAHandlingIsParkedWhileSomebodyIsAskedForMore() throws Exception {
    Bureau bureau =
        measured(
            (message, context) ->
                context.cell(CellSpec.effect("c").budget(Need.call().tokens(101)), () -> Map.of()));
    SessionId id = Office.started(bureau);
    bureau.budgets().limit(id, Limit.tokens(100).onCrossing(Crossing.ASK));
    bureau.send(id, Office.letter());
    office.store().takeFailure();
    seams.advance(Duration.ofSeconds(10));
    office.store().takeFailure(); // the first one is counted

    assertThat(timed("bureau.handling", "outcome", "parked")).isPositive();
    assertThat(timed("bureau.handling", "outcome", "failed")).isZero();
    assertThat(counted("bureau.messages.failed")).isZero();
  }

  private void works(Message message, Context context) throws Exception {
    if (message.content().containsValue("fail")) {
      throw new IOException("no line");
    }
    if (message.content().containsValue("reject")) {
      throw MessageRejectedException.forGood("never");
    }
    if (message.content().containsValue("slow")) {
      seams.advance(Duration.ofSeconds(3));
    }
  }

  @Test
  void tellWhoSendsMessages() throws Exception {
    SessionId box = Office.created(office.open());
    Bureau bureau =
        measured(
            registry,
            Office.config().withMailboxCapacity(1),
            (message, context) -> context.send(box, Office.letter()));
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    assertThatThrownBy(() -> bureau.send(box, Office.letter()))
        .isInstanceOf(MailboxFullException.class);

    assertThat(counted("bureau.messages.sent", "source", "outside")).isEqualTo(1);
    assertThat(counted("bureau.messages.sent", "source", "session")).isEqualTo(1);
    assertThat(counted("bureau.messages.refused")).isEqualTo(1);
  }

  @Test
  void showWhatTheStoreHasAndLeaveTheRegistryAtTheEnd() {
    Bureau bureau = measured(Office.doesNothing());
    Office.started(bureau);
    Office.created(bureau);

    assertThat(gauge("bureau.sessions", "type", "active", "status", "active")).isEqualTo(1);
    assertThat(gauge("bureau.sessions", "type", "active", "status", "initializing")).isEqualTo(1);
    assertThat(gauge("bureau.sessions.live")).isEqualTo(1);

    opened.remove(bureau);
    bureau.close();
    assertThat(registry.getMeters())
        .extracting(each -> each.getId().getType())
        .isNotEmpty()
        .doesNotContain(Meter.Type.GAUGE);
  }

  /** S30. */
  @Test
  void showHowWellSessionsWereFound() {
    Bureau bureau = measured(registry, Office.config(), Office.doesNothing());
    Office.started(bureau);
    assertThat(gauge("bureau.sessions.health", "status", "healthy")).isZero();

    seams.runRepeating("health");

    assertThat(gauge("bureau.sessions.health", "status", "healthy")).isEqualTo(1);
    assertThat(gauge("bureau.sessions.health", "status", "degraded")).isZero();
  }

  @Test
  void lookAtTheStoreAgainAfterASecond() {
    Bureau bureau = measured();
    assertThat(gauge("bureau.sessions", "type", "active", "status", "initializing")).isZero();
    Office.created(bureau);
    assertThat(gauge("bureau.sessions", "type", "active", "status", "initializing")).isZero();

    seams.advance(Duration.ofSeconds(1));

    assertThat(gauge("bureau.sessions", "type", "active", "status", "initializing")).isEqualTo(1);
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  @Test
  void nameNothingThatUsersName() throws Exception {
    Bureau bureau = measured(Office.doesNothing());
    List<String> named = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      SessionId id =
          bureau.sessions().create(SessionSpec.active("name-" + i).agent(Office.AGENT)).id();
      bureau.sessions().start(id);
      MessageId message = bureau.send(id, Office.letter());
      Office.awaitHandled(bureau, message);
      named.addAll(List.of(id.value(), message.value(), "name-" + i, Office.AGENT));
    }
    int meters = registry.getMeters().size();
    Office.awaitHandled(bureau, bureau.send(Office.started(bureau), Office.letter()));

    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(registry.getMeters())
        .flatExtracting(each -> each.getId().getTags())
        .extracting(Tag::getValue)
        .doesNotContainAnyElementsOf(named);
  }

  @Test
  void countAStartOfWhichNothingIsKnownOnlyWhenItStands() {
    Bureau bureau = measured();
    SessionId id = Office.created(bureau);
    office.store().breakCommitOnce();
    assertThatThrownBy(() -> bureau.sessions().start(id))
        .isInstanceOf(UnknownOutcomeException.class);

    assertThat(timed("bureau.commit", "outcome", "unknown")).isEqualTo(1);
    assertThat(counted(STARTED)).isZero();

    bureau.sessions().start(id);

    assertThat(counted(STARTED)).isEqualTo(1);
  }
}
