package dev.bureau.orchestrator.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.health.Figures;
import dev.bureau.core.health.Finding;
import dev.bureau.core.health.HealthChanged;
import dev.bureau.core.health.HealthConfig;
import dev.bureau.core.health.HealthEvent;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.health.RecentHandlings;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S30: sessions examined when somebody asks, in a mailbox of ten messages. */
class HealthMonitorTest {
  private static final int CAPACITY = 10;

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final ManualSeams other = seams.another();
  private final Bureau bureau =
      office.open(Office.config().withMailboxCapacity(CAPACITY), seams, agents -> {});
  private final Store store = office.store().open(seams, CoreEvents.CATALOGUE);
  private final HealthMonitor monitor = monitor(HealthConfig.defaults(), null);
  private final SessionId id = Office.started(bureau);

  @AfterEach
  void close() {
    office.close();
  }

  /**
   * @param vitals what is known of every session; null if none works here
   */
  private HealthMonitor monitor(HealthConfig config, @Nullable Vitals vitals) {
    return new HealthMonitor(
        new Access(
            new Door(store, new Fold(CoreEvents.CATALOGUE), seams),
            store,
            seams,
            Actor.node("here")),
        session -> Optional.ofNullable(vitals),
        config,
        CAPACITY);
  }

  private HealthMonitor withErrors(int attempts, int failed) {
    return monitor(
        HealthConfig.defaults(), new Vitals(null, null, new RecentHandlings(attempts, failed)));
  }

  private void send(int messages) {
    for (int i = 0; i < messages; i++) {
      bureau.send(id, Office.letter());
    }
  }

  /** Has that many messages handled, as whoever works in the session would. */
  private void drain(int messages) {
    for (Delivery each : store.mailboxes().pending(id, seams.wall().instant(), messages)) {
      store.mailboxes().failed(id, each.message().id(), Failure.unhandled("not now"));
    }
  }

  /** Another process of the machine works in the session. */
  private void worksElsewhere() {
    office
        .store()
        .open(other, CoreEvents.CATALOGUE)
        .leases()
        .claim(id, new Holder("there", other.processes().self()), Duration.ofSeconds(30));
  }

  private List<Event<?>> journaled() {
    return Office.events(bureau, id).stream().filter(HealthEvent.class::isInstance).toList();
  }

  @Test
  void findsASessionHealthyThatHasNothingToDo() {
    assertThat(monitor.of(id).status()).isEqualTo(HealthStatus.HEALTHY);
    assertThat(monitor.of(id).reasons()).isEmpty();
  }

  @Test
  void tellsWhatIsKnownAndNothingElse() {
    Instant started = seams.wall().instant();
    send(3);
    seams.advance(Duration.ofSeconds(60));

    assertThat(monitor.of(id).figures())
        .isEqualTo(
            new Figures(
                started.plusSeconds(60),
                Duration.ofSeconds(60),
                started,
                new Figures.Queue(3, CAPACITY, started),
                false,
                Vitals.NONE));
  }

  @Test
  void tellsNoUptimeBeforeTheStart() {
    assertThat(monitor.of(Office.created(bureau)).figures().uptime()).isNull();
  }

  @Test
  void refusesAnUnknownSession() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> monitor.check(new SessionId("nobody")));
  }

  @Test
  void findsItDegradedFromSeventyPercent() {
    send(6);
    assertThat(monitor.check(id).status()).isEqualTo(HealthStatus.HEALTHY);
    send(1);
    SessionHealth found = monitor.check(id);

    assertThat(found.status()).isEqualTo(HealthStatus.DEGRADED);
    assertThat(found.reasons()).containsExactly("queue: 7 of 10 messages wait");
  }

  @Test
  void findsItUnhealthyAboveNinetyPercent() {
    send(9);
    assertThat(monitor.check(id).status()).isEqualTo(HealthStatus.DEGRADED);
    send(1);

    assertThat(monitor.check(id).status()).isEqualTo(HealthStatus.UNHEALTHY);
  }

  @Test
  void journalsEachChangeOnceInTheNameOfItsNode() {
    send(7);
    monitor.check(id);
    monitor.check(id);
    send(1);
    monitor.check(id);
    drain(8);
    monitor.check(id);
    monitor.check(id);

    assertThat(journaled())
        .isEqualTo(
            List.of(
                new HealthChanged(
                    HealthStatus.HEALTHY,
                    HealthStatus.DEGRADED,
                    List.of("queue: 7 of 10 messages wait")),
                new HealthChanged(HealthStatus.DEGRADED, HealthStatus.HEALTHY, List.of())));
    assertThat(bureau.journal(id, 1, 100))
        .filteredOn(each -> each.event() instanceof HealthEvent)
        .allMatch(each -> each.actor().equals(Actor.node("here")));
  }

  @Test
  void changesNothingWhenItIsOnlyAsked() {
    send(10);
    long version = bureau.sessions().get(id).version();

    assertThat(monitor.of(id).status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(bureau.sessions().get(id).version()).isEqualTo(version);
  }

  @Test
  void findsAWorkerOfManyErrorsUnhealthyAndWellAgainAfterThem() {
    assertThat(withErrors(10, 9).check(id).reasons())
        .containsExactly("errors: 9 of the last 10 attempts failed");
    assertThat(withErrors(64, 9).check(id).status()).isEqualTo(HealthStatus.HEALTHY);

    assertThat(journaled()).hasSize(2);
  }

  @Test
  void findsSilenceWhereWorkWaits() {
    send(1);
    seams.advance(Duration.ofMinutes(14));
    assertThat(monitor.check(id).status()).isEqualTo(HealthStatus.HEALTHY);
    seams.advance(Duration.ofMinutes(1));

    assertThat(monitor.check(id).reasons())
        .containsExactly("silence: work waits, and nothing was done for 900 s");
  }

  @Test
  void findsNoSilenceInAnIdleSessionThatGetsWork() {
    seams.advance(Duration.ofDays(3));
    send(1);

    assertThat(monitor.check(id).status()).isEqualTo(HealthStatus.HEALTHY);
  }

  @Test
  void asksAllIndicatorsAndLetsTheWorstWin() {
    HealthConfig config =
        HealthConfig.defaults()
            .withIndicator("moon", (session, figures) -> Finding.unhealthy("it is full"));
    send(7);

    SessionHealth found = monitor(config, null).of(id);

    assertThat(found.status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(found.reasons()).containsExactly("queue: 7 of 10 messages wait", "moon: it is full");
  }

  @Test
  void findsASessionDegradedOfWhichAnIndicatorCannotTell() {
    HealthConfig config =
        HealthConfig.defaults()
            .withIndicator(
                "torn",
                (session, figures) -> {
                  throw new IllegalStateException("no idea");
                });
    HealthMonitor torn = monitor(config, null);

    assertThat(torn.of(id).status()).isEqualTo(HealthStatus.DEGRADED);
    assertThat(torn.of(id).reasons())
        .containsExactly("torn: the indicator has thrown java.lang.IllegalStateException");
    send(10);
    assertThat(torn.of(id).status()).isEqualTo(HealthStatus.UNHEALTHY);
  }

  @Test
  void takesFromTheJournalWhatOnlyAnotherProcessCanKnow() {
    worksElsewhere();
    withErrors(10, 9).check(id);

    SessionHealth found = monitor.of(id);

    assertThat(found.status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(found.reasons()).containsExactly("errors: 9 of the last 10 attempts failed");
    assertThat(found.figures().vitals()).isEqualTo(Vitals.NONE);
    monitor.check(id);
    assertThat(journaled()).hasSize(1);
  }

  @Test
  void findsOutByItselfOnceTheOtherProcessIsGone() {
    worksElsewhere();
    withErrors(10, 9).check(id);
    other.die();

    assertThat(monitor.of(id).status()).isEqualTo(HealthStatus.HEALTHY);
  }

  @Test
  void findsOutByItselfOnceTheOthersLeaseHasEnded() {
    worksElsewhere();
    withErrors(10, 9).check(id);
    seams.advance(Duration.ofSeconds(31));

    assertThat(monitor.of(id).status()).isEqualTo(HealthStatus.HEALTHY);
  }

  @Test
  void countsWhatIsFoundHereIfItIsWorse() {
    worksElsewhere();
    withErrors(10, 3).check(id);
    send(10);

    assertThat(monitor.of(id).reasons()).containsExactly("queue: 10 of 10 messages wait");
  }

  @Test
  void leavesASessionAsItWasThatHasEnded() {
    withErrors(10, 9).check(id);
    bureau.sessions().stop(id, "enough");

    assertThat(monitor.check(id).status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(journaled()).hasSize(1);
  }

  @Test
  void examinesASessionWhoseHostAndCellsAreOutOfReach() {
    write("host.moved");
    write("cell.annotated");

    assertThat(monitor.of(id).status()).isEqualTo(HealthStatus.HEALTHY);
  }

  private void write(String event) {
    new Door(store, new Fold(CoreEvents.CATALOGUE), seams)
        .change(
            id,
            Caller.of(Actor.node("newer")),
            (session, aspects, moment) -> Change.of(new OpaqueEvent(event, 1, "{}")));
  }
}
