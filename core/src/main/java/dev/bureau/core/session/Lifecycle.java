package dev.bureau.core.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The table of S4: what each operation means in each status. One commit may walk several edges. */
public final class Lifecycle {
  // moves: walk these statuses; passes: the same, and a new linked session goes on;
  // refused: the status that was aimed at. The last column is that of both final statuses.
  private static final String TABLE =
      """
      operation  | INITIALIZING            | ACTIVE           | IDLE                    | ERROR             | COMPLETED, TERMINATED
      START      | moves ACTIVE            | nothing          | moves ACTIVE            | refused ACTIVE    | refused ACTIVE
      WORK       | waits                   | nothing          | moves ACTIVE            | waits             | refused ACTIVE
      REST       | nothing                 | moves IDLE       | nothing                 | nothing           | nothing
      COMPLETE   | moves ACTIVE COMPLETED  | moves COMPLETED  | moves ACTIVE COMPLETED  | refused COMPLETED | refused COMPLETED
      SHUTDOWN   | moves ERROR TERMINATED  | moves TERMINATED | moves TERMINATED        | moves TERMINATED  | nothing
      FAIL       | moves ERROR             | moves ERROR      | moves ACTIVE ERROR      | nothing           | refused ERROR
      INTERRUPT  | moves ERROR TERMINATED  | moves TERMINATED | moves TERMINATED        | moves TERMINATED  | nothing
      TRANSITION | passes ACTIVE COMPLETED | passes COMPLETED | passes ACTIVE COMPLETED | passes TERMINATED | passes
      RESUME     | moves ACTIVE            | nothing          | moves ACTIVE            | passes TERMINATED | passes
      """;

  private static final Map<Operation, Map<Status, Step>> STEPS = parsed();

  private Lifecycle() {}

  /** What the operation means for a session of that status. */
  public static Step step(Operation operation, Status status) {
    Step step = STEPS.getOrDefault(operation, Map.of()).get(status);
    if (step == null) {
      throw new AssertionError("The table has no cell for " + operation + " in " + status);
    }
    return step;
  }

  /** Whether one status may follow another directly. */
  public static boolean allows(Status from, Status to) {
    return from.next().contains(to);
  }

  /**
   * What an operation does.
   *
   * @param kind whether and how it happens
   * @param path the statuses to walk through, in order; for a refusal the one that was aimed at
   */
  public record Step(Kind kind, List<Status> path) {}

  /** Whether and how an operation happens. */
  public enum Kind {
    /** The session walks the path. */
    MOVES,
    /** It walks the path, and a new linked session goes on. */
    PASSES,
    /** Already so: success, and no commit. */
    NOTHING,
    /** Not now: what was to be done waits. */
    WAITS,
    /** Never from here. */
    REFUSED
  }

  private static Map<Operation, Map<Status, Step>> parsed() {
    Map<Operation, Map<Status, Step>> steps = new EnumMap<>(Operation.class);
    List<List<String>> rows = TABLE.lines().map(Lifecycle::cells).toList();
    List<String> header = rows.get(0);
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<Status, Step> byStatus = new EnumMap<>(Status.class);
      for (int column = 1; column < header.size(); column++) {
        for (String status : header.get(column).split(", ", -1)) {
          byStatus.put(Status.valueOf(status), step(row.get(column)));
        }
      }
      steps.put(Operation.valueOf(row.get(0)), byStatus);
    }
    return steps;
  }

  private static List<String> cells(String row) {
    return Stream.of(row.split("\\|", -1)).map(String::strip).toList();
  }

  private static Step step(String cell) {
    List<String> words = List.of(cell.split(" ", -1));
    return new Step(
        Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
        words.stream().skip(1).map(Status::valueOf).toList());
  }
}
