package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.metrics.meter.FeedMeters;
import dev.bureau.metrics.meter.MeterClock;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.feed.Follow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** S34: however processes race and fail, a session's start and its end count once. */
class MetersSimulationTest {
  private static final int SESSIONS = 6;
  private static final List<SessionId> IDS =
      IntStream.range(0, SESSIONS).mapToObj(each -> new SessionId("s-" + each)).toList();

  /** A process that dies takes with it what it has not counted: less is told, never more. */
  @SimulationTest(seeds = 60)
  void areCountedOnceByWhoeverReadsTheFeedAndAtMostOnceByWhoCommits(Simulation simulation) {
    List<MeterRegistry> registries = race(simulation);

    assertThat(counted(registries, "bureau.session.started")).isLessThanOrEqualTo(SESSIONS);
    assertThat(counted(registries, "bureau.session.ended")).isLessThanOrEqualTo(SESSIONS);
  }

  @SimulationTest(seeds = 60)
  void areCountedOnceByThoseWhoCommitTogetherIfNobodyDies(Simulation simulation) {
    simulation.faults(
        Faults.none()
            .with(Fault.DOUBLED, 200)
            .with(Fault.SLOW, 200)
            .with(Fault.PAUSE, 40)
            .with(Fault.CLOCK_JUMP, 40));
    List<MeterRegistry> registries = race(simulation);

    assertThat(counted(registries, "bureau.session.started")).isEqualTo(SESSIONS);
    assertThat(counted(registries, "bureau.session.ended")).isEqualTo(SESSIONS);
  }

  /** Two programs start the same sessions; messages end them. */
  private static List<MeterRegistry> race(Simulation simulation) {
    List<MeterRegistry> registries = new ArrayList<>();
    simulation.measured(
        seams -> {
          MeterRegistry registry = registry(new MeterClock(seams));
          registries.add(registry);
          return Telemetry.to(registry);
        });
    Bureau bureau = simulation.bureau();
    MeterRegistry all = registry(new MeterClock(simulation.seams()));
    FeedMeters meters = new FeedMeters(all, bureau.store(), simulation.seams(), bureau::at);
    bureau.follow(
        Follow.fromNow(),
        entry -> {
          meters.saw(entry);
          meters.saw(entry); // at least once is what a listener is promised
        });
    IDS.forEach(each -> bureau.sessions().create(SessionSpec.active("s").id(each).agent("worker")));
    simulation.nodes(2, MetersSimulationTest::bind);
    simulation.program("one", MetersSimulationTest::start);
    simulation.program("other", MetersSimulationTest::start);
    IDS.forEach(each -> bureau.send(each, Letter.of("END", Map.of())));
    simulation.settle();
    simulation.eventually(
        "all is told",
        Duration.ofMinutes(1),
        () -> counted(List.of(all), "bureau.session.ended") >= SESSIONS);

    assertThat(counted(List.of(all), "bureau.session.started")).isEqualTo(SESSIONS);
    assertThat(counted(List.of(all), "bureau.session.ended")).isEqualTo(SESSIONS);
    assertThat(counted(List.of(all), "bureau.messages.handled")).isEqualTo(SESSIONS);
    return registries;
  }

  private static void bind(Agents agents) {
    agents.bind("worker", () -> (message, context) -> context.complete("told so"));
  }

  private static void start(Bureau bureau) {
    for (SessionId each : IDS) {
      try {
        bureau.sessions().start(each);
      } catch (IllegalStatusChangeException e) {
        assertThat(e).hasMessageContaining("is final"); // the other program has started it
      }
    }
  }

  private static MeterRegistry registry(MeterClock clock) {
    return new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  }

  private static double counted(List<MeterRegistry> registries, String name) {
    return registries.stream()
        .flatMap(each -> each.get(name).counters().stream())
        .mapToDouble(Counter::count)
        .sum();
  }
}
