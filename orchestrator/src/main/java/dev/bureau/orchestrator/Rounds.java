package dev.bureau.orchestrator;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a process that runs agents does by itself, again and again. Thread-safe. */
final class Rounds implements AutoCloseable {
  private final Tasks tasks;
  private final List<Tasks.Repeating> rounds = new ArrayList<>();

  Rounds(Seams seams) {
    this.tasks = seams.tasks();
  }

  /**
   * Begins another one.
   *
   * @param pause between the end of one round and the next
   * @return to be woken when there is reason not to wait for that long
   */
  synchronized Tasks.Repeating begin(String name, Duration pause, Runnable round) {
    Tasks.Repeating begun = tasks.every(name, pause, round);
    rounds.add(begun);
    return begun;
  }

  @Override
  public synchronized void close() {
    rounds.forEach(Tasks.Repeating::close);
  }
}
