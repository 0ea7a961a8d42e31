package dev.bureau.cli.metrics;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.metrics.Performance;
import dev.bureau.metrics.Window;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The performance of a session, for programs and for people. What is not known is left out. */
final class PerformanceView {
  private PerformanceView() {}

  static Map<String, Object> of(Performance performance) {
    Window latest = performance.latest();
    return new JsonObject()
        .with("id", performance.id())
        .with("messagesProcessed", performance.processed())
        .with("deadLetters", performance.dead())
        .with("errorRate", performance.errorRate())
        .with("window", latest.messages())
        .with("averageResponseMillis", millis(latest.averageResponse()))
        .with("throughputPerSecond", latest.perSecond())
        .with("memoryBytes", performance.vitals().memory())
        .with("cpuMillis", millis(performance.vitals().cpu()))
        .map();
  }

  static Outline outline(Performance performance) {
    Window latest = performance.latest();
    return new Outline()
        .section("Session " + performance.id())
        .field("messages processed", performance.processed())
        .field("dead letters", performance.dead())
        .field("error rate", performance.errorRate())
        .section("The latest " + latest.messages() + " messages")
        .field("average response", latest.averageResponse())
        .field("messages a second", perSecond(latest))
        .section("Its process")
        .field("memory in bytes", performance.vitals().memory())
        .field("processor time", performance.vitals().cpu());
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis();
  }

  private static @Nullable String perSecond(Window latest) {
    return latest.perSecond() == null
        ? null
        : String.format(Locale.ROOT, "%.3f", latest.perSecond());
  }
}
