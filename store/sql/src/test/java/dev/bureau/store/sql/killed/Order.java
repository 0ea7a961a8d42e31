package dev.bureau.store.sql.killed;

import java.nio.file.Path;

/**
 * What a child process is told to do, as a line: to play the scenario in that folder.
 *
 * @param planted with which fault
 * @param death and when to end
 * @param end what to wait for else
 */
record Order(Path folder, Planted planted, Death death, End end) {
  enum End {
    /** Until the collector has completed. */
    COMPLETED,
    /** Until nothing waits, whether the collector has completed or not. */
    SETTLED
  }

  /** To play it undisturbed until nothing waits. */
  static Order finish(Path folder) {
    return new Order(folder, Planted.NOTHING, Death.NEVER, End.SETTLED);
  }

  static Order of(String line) {
    String[] parts = line.split("\t", -1);
    return new Order(
        Path.of(parts[0]), Planted.valueOf(parts[1]), Death.of(parts[2]), End.valueOf(parts[3]));
  }

  @Override
  public String toString() {
    return folder + "\t" + planted + "\t" + death + "\t" + end;
  }
}
