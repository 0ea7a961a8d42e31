package dev.bureau.testing;

import dev.bureau.core.transcript.Spot;
import dev.bureau.transitions.sync.Batch;
import dev.bureau.transitions.sync.Sink;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sink that remembers all that it was given, and fails when told. Thread-safe. */
public final class RecordingSink implements Sink {
  private final String name;
  private final List<Batch> taken = new ArrayList<>();
  private final Map<Object, Spot> last = new HashMap<>();
  private int failures;
  private int refused;

  /** A sink of that name. */
  public RecordingSink(String name) {
    this.name = name;
  }

  /** Has it refuse the next batches, so many of them. */
  public synchronized RecordingSink failing(int times) {
    failures = times;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void take(Batch batch) {
    if (failures > 0) {
      failures--;
      refused++;
      throw new IllegalStateException("sink '" + name + "' was told to fail");
    }
    List<Object> whose = List.of(batch.session(), batch.created(), batch.transcript());
    taken.add(batch.after(last.getOrDefault(whose, new Spot(1, 0))));
    last.put(whose, batch.to().spot());
  }

  /** What it took, in order; lines that came again left out. */
  public synchronized List<Batch> batches() {
    return List.copyOf(taken);
  }

  /** All facts that it was told, each once. */
  public synchronized List<Fact> facts() {
    return taken.stream().flatMap(RecordingSink::facts).toList();
  }

  private static Stream<Fact> facts(Batch batch) {
    return batch.lines().stream().map(Line::facts).flatMap(List::stream);
  }

  /** How many batches it has refused. */
  public synchronized int refused() {
    return refused;
  }
}
