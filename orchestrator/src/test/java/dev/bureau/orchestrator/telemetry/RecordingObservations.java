package dev.bureau.orchestrator.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Remembers observations in the order in which they end. Thread-safe. */
final class RecordingObservations implements ObservationHandler<Observation.Context> {
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  RecordingObservations() {
    registry.observationConfig().observationHandler(this);
  }

  /** One that has ended. */
  record Seen(
      String name,
      String shown,
      Map<String, String> low,
      Map<String, String> high,
      @Nullable String parent,
      @Nullable Throwable error) {}

  ObservationRegistry registry() {
    return registry;
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** Those of that name. */
  List<Seen> of(String name) {
    return seen.stream().filter(each -> each.name().equals("bureau.traced." + name)).toList();
  }

  @Override
  public void onStop(Observation.Context context) {
    var parent = context.getParentObservation();
    seen.add(
        new Seen(
            context.getName(),
            String.valueOf(context.getContextualName()),
            map(context.getLowCardinalityKeyValues()),
            map(context.getHighCardinalityKeyValues()),
            parent == null ? null : parent.getContextView().getName(),
            context.getError()));
  }

  private static Map<String, String> map(Iterable<KeyValue> values) {
    return StreamSupport.stream(values.spliterator(), false)
        .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return true;
  }
}
