package dev.bureau.core.session;

import static dev.bureau.core.session.Status.ACTIVE;
import static dev.bureau.core.session.Status.COMPLETED;
import static dev.bureau.core.session.Status.ERROR;
import static dev.bureau.core.session.Status.IDLE;
import static dev.bureau.core.session.Status.INITIALIZING;
import static dev.bureau.core.session.Status.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.Lifecycle.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of S4, written out a second time. */
class LifecycleTest {
  private static final Map<Status, Set<Status>> EDGES =
      Map.of(
          INITIALIZING, EnumSet.of(ACTIVE, ERROR),
          ACTIVE, EnumSet.of(IDLE, COMPLETED, ERROR, TERMINATED),
          IDLE, EnumSet.of(ACTIVE, TERMINATED),
          ERROR, EnumSet.of(TERMINATED),
          COMPLETED, EnumSet.noneOf(Status.class),
          TERMINATED, EnumSet.noneOf(Status.class));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "START      | >ACTIVE           | -           | >ACTIVE           | !ACTIVE      | !ACTIVE",
        "WORK       | waits             | -           | >ACTIVE           | waits        | !ACTIVE",
        "REST       | -                 | >IDLE       | -                 | -            | -",
        "COMPLETE   | >ACTIVE>COMPLETED | >COMPLETED  | >ACTIVE>COMPLETED | !COMPLETED   |"
            + " !COMPLETED",
        "SHUTDOWN   | >ERROR>TERMINATED | >TERMINATED | >TERMINATED       | >TERMINATED  | -",
        "FAIL       | >ERROR            | >ERROR      | >ACTIVE>ERROR     | -            | !ERROR",
        "INTERRUPT  | >ERROR>TERMINATED | >TERMINATED | >TERMINATED       | >TERMINATED  | -",
        "TRANSITION | +ACTIVE+COMPLETED | +COMPLETED  | +ACTIVE+COMPLETED | +TERMINATED  | +",
        "RESUME     | >ACTIVE           | -           | >ACTIVE           | +TERMINATED  | +"
      })
  void saysWhatEachOperationMeans(
      Operation operation,
      String initializing,
      String active,
      String idle,
      String error,
      String ended) {
    assertThat(shown(operation)).containsExactly(initializing, active, idle, error, ended, ended);
  }

  private static List<String> shown(Operation operation) {
    return Stream.of(INITIALIZING, ACTIVE, IDLE, ERROR, COMPLETED, TERMINATED)
        .map(status -> shown(Lifecycle.step(operation, status)))
        .toList();
  }

  private static String shown(Lifecycle.Step step) {
    String mark =
        switch (step.kind()) {
          case MOVES -> ">";
          case PASSES -> "+";
          case REFUSED -> "!";
          case NOTHING -> "-";
          case WAITS -> "waits";
        };
    if (step.path().isEmpty()) {
      return mark;
    }
    return mark + String.join(mark, step.path().stream().map(Status::name).toList());
  }

  @Test
  void hasNoOperationThatTheTableLacks() {
    assertThat(Operation.values()).hasSize(9);
  }

  static Stream<Arguments> pairs() {
    return Stream.of(Status.values())
        .flatMap(from -> Stream.of(Status.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void allowsExactlyTheEdgesOfTheSpecification(Status from, Status to) {
    assertThat(Lifecycle.allows(from, to)).isEqualTo(EDGES.get(from).contains(to));
  }

  @Test
  void hasTwoFinalStatuses() {
    assertThat(Stream.of(Status.values()).filter(Status::isFinal))
        .containsExactlyInAnyOrder(COMPLETED, TERMINATED);
  }

  static Stream<Arguments> steps() {
    return Stream.of(Operation.values())
        .flatMap(
            operation -> Stream.of(Status.values()).map(status -> Arguments.of(operation, status)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void walksOnlyEdgesOfTheSpecification(Operation operation, Status status) {
    Lifecycle.Step step = Lifecycle.step(operation, status);
    Status from = status;

    for (Status to : step.kind() == Kind.REFUSED ? List.<Status>of() : step.path()) {
      assertThat(EDGES.get(from)).contains(to);
      from = to;
    }
  }
}
