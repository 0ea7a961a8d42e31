package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.meter.FeedMeters;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.BureauModule;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.store.memory.Memory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/metrics.md shows works, and what it lists is all that there is (S34, X66). */
@Timeout(60)
class MetricsGuideTest {
  /** Tags whose values are too many for a table, or users' own. */
  private static final Set<String> LISTED_ELSEWHERE = Set.of("event", "category");

  private final StoreFactory store = Memory.store();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final MeterRegistry followed = new SimpleMeterRegistry();
  private final Set<String> traced = new ConcurrentSkipListSet<>();
  private SortedMap<String, Line> seenByTheOffice = new TreeMap<>();
  private SortedMap<String, Line> seenByTheReader = new TreeMap<>();

  /** What the guide says of a meter. */
  private record Line(String kind, String unit, Map<String, Set<String>> tags, String meaning) {}

  /** Remembers the names of observations. */
  private final class Noting implements ObservationHandler<Observation.Context> {
    @Override
    public void onStop(Observation.Context context) {
      traced.add(context.getName());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/guide/metrics.md"));
  }

  @Test
  void showsTheProgram() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/ControlRoom.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page()).results())
        .hasSize(4)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void listsEveryMeterThereIsAndNoOther() throws Exception {
    work();

    assertThat(listed("What is committed", "What the store has")).isEqualTo(seenByTheReader);
    assertThat(listed("What is committed", "What the store has", "What a process does"))
        .isEqualTo(seenByTheOffice);
  }

  @Test
  void listsEveryTraceThereIsAndNoOther() throws Exception {
    work();

    assertThat(
            Pattern.compile("(?m)^\\| `(bureau\\.traced\\.[a-z]+)`")
                .matcher(page())
                .results()
                .map(each -> each.group(1)))
        .containsExactlyInAnyOrderElementsOf(traced);
  }

  /** Asks a model, uses a tool, takes a step, and is stopped. */
  private void work() throws Exception {
    ObservationRegistry traces = ObservationRegistry.create();
    traces.observationConfig().observationHandler(new Noting());
    try (Bureau bureau = office(traces);
        Bureau reader = Bureau.open(store);
        FeedMeters feed = ControlRoom.watch(reader, followed)) {
      SessionId clerk = started(bureau, "clerk");
      bureau.send(clerk, Letter.of("COMMAND", Map.of()));
      bureau.awaitEnd(clerk, Duration.ofSeconds(30));
      SessionId porter = started(bureau, "porter");
      bureau.send(porter, Letter.of("COMMAND", Map.of()));
      bureau.awaitEnd(porter, Duration.ofSeconds(30));
      bureau.shutdown().forced(started(bureau, "porter"), "evening");
      while (ended(followed) < 3) {
        Thread.onSpinWait(); // the reader looks at the store by itself
      }
      assertThat(ended(meters)).isEqualTo(3);
      seenByTheOffice = lines(meters);
      seenByTheReader = lines(followed);
    }
  }

  private Bureau office(ObservationRegistry traces) {
    return Bureau.measured(Telemetry.to(meters).and(traces))
        .open(
            store,
            agents ->
                agents
                    .bind("clerk", ControlRoom::clerk)
                    .bind("porter", () -> MetricsGuideTest::carry));
  }

  private static void carry(Message message, Context context) throws Exception {
    context.cell(CellSpec.readOnly("look").type("tool"), Map::of);
    context.cell(CellSpec.effect("carry"), Map::of);
    context.complete("carried");
  }

  private static SessionId started(Bureau bureau, String agent) {
    SessionId id = bureau.sessions().create(SessionSpec.active(agent).agent(agent)).id();
    return bureau.sessions().start(id).id();
  }

  private static double ended(MeterRegistry registry) {
    return registry.get("bureau.session.ended").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private static SortedMap<String, Line> lines(MeterRegistry registry) {
    SortedMap<String, Line> lines = new TreeMap<>();
    registry.getMeters().forEach(each -> merge(lines, each.getId().getName(), line(each)));
    return lines;
  }

  private static Line line(Meter meter) {
    Meter.Id id = meter.getId();
    Map<String, Set<String>> tags = new TreeMap<>();
    for (Tag each : id.getTags()) {
      boolean isListed = !LISTED_ELSEWHERE.contains(each.getKey());
      tags.put(each.getKey(), isListed ? Set.of(each.getValue()) : Set.of("…"));
    }
    String unit = id.getType() == Meter.Type.TIMER ? "seconds" : id.getBaseUnit();
    return new Line(
        id.getType().name().toLowerCase(Locale.ROOT).replace("distribution_", ""),
        unit == null ? "" : unit,
        tags,
        String.valueOf(id.getDescription()));
  }

  private static void merge(SortedMap<String, Line> lines, String name, Line line) {
    lines.merge(
        name,
        line,
        (one, other) -> {
          Map<String, Set<String>> tags = new TreeMap<>(one.tags());
          other
              .tags()
              .forEach(
                  (tag, values) ->
                      tags.merge(
                          tag,
                          values,
                          (some, more) ->
                              Stream.concat(some.stream(), more.stream())
                                  .collect(Collectors.toCollection(TreeSet::new))));
          return new Line(one.kind(), one.unit(), tags, one.meaning());
        });
  }

  /** What the tables under these headings say. */
  private static SortedMap<String, Line> listed(String... headings) throws IOException {
    SortedMap<String, Line> lines = new TreeMap<>();
    for (String each : headings) {
      String section = page().split("### " + each + "\n", -1)[1].split("\n##", -1)[0];
      Pattern.compile("(?m)^\\| `([a-z.]+)` \\| (.*?) \\| (.*?)\\| (.*?)\\| (.*?) \\|$")
          .matcher(section)
          .results()
          .forEach(row -> merge(lines, row.group(1), line(row)));
    }
    return lines;
  }

  private static Line line(MatchResult row) {
    Map<String, Set<String>> tags = new TreeMap<>();
    for (String tag : row.group(4).strip().split("; ", -1)) {
      if (!tag.isEmpty()) {
        String[] parts = tag.split(": ", -1);
        tags.put(parts[0].replace("`", ""), new TreeSet<>(List.of(parts[1].split(", ", -1))));
      }
    }
    return new Line(row.group(2), row.group(3).strip(), tags, row.group(5));
  }

  @Test
  void worksWithGuice() {
    try (Bureau bureau =
        Guice.createInjector(
                new BureauModule(BureauConfig.defaults()),
                binder -> binder.bind(StoreFactory.class).toInstance(store),
                new ControlRoom.ControlRoomModule(meters))
            .getInstance(Bureau.class)) {
      bureau.sessions().start(bureau.sessions().create(SessionSpec.active("s")).id());

      assertThat(meters.get("bureau.session.started").tag("type", "active").counter().count())
          .isEqualTo(1);
    }
  }

  @Test
  void isTextThatPrometheusReads() {
    PrometheusMeterRegistry prometheus =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).throwExceptionOnRegistrationFailure();
    try (Bureau bureau = ControlRoom.open(store, prometheus, ObservationRegistry.NOOP)) {
      started(bureau, "clerk");

      assertThat(prometheus.scrape().lines())
          .contains(
              "bureau_sessions{status=\"active\",type=\"active\"} 1.0",
              "bureau_session_started_total{type=\"active\"} 1.0",
              "bureau_commit_seconds_count{outcome=\"committed\"} 2");
    }
  }
}
