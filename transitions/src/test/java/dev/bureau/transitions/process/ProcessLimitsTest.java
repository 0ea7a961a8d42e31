package dev.bureau.transitions.process;

import static dev.bureau.transitions.process.Programs.LONG;
import static dev.bureau.transitions.process.Programs.shell;
import static dev.bureau.transitions.process.Programs.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.seam.Child;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.Operation;
import dev.bureau.transitions.process.Enforcement.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** S2: the program of an agent is held to its constraints, or it is said that it is not. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ProcessLimitsTest {
  private static final String HANGS = "trap '' TERM; echo ready; while :; do sleep 1000; done";

  private final Told told = new Told();

  private static Constraints constraints(String... namesAndValues) {
    return Constraints.of(Map.of(namesAndValues[0], namesAndValues[1]));
  }

  @Test
  void endsWhenItTakesTooMuchMemory() throws Exception {
    Launch launch = Programs.java(Eater.class, "300").under(constraints("max-memory", "200m"));

    AgentProcess process = start(launch, told);
    Ended ended = process.await(LONG).orElseThrow();

    Breach breach = ended.breach();
    assertThat(breach).isNotNull();
    assertThat(breach.constraint()).isEqualTo("max-memory");
    assertThat(breach.limit()).isEqualTo(200L << 20);
    assertThat(breach.found()).isGreaterThan(breach.limit());
    assertThat(ended.cause()).isEqualTo(Ended.Cause.BREACH);
    assertThat(ended.exitCode()).isEqualTo(137);
    assertThat(ended.operation()).isEqualTo(Operation.FAIL);
    assertThat(ended.ending().reason()).startsWith("constraint max-memory: ");
  }

  /** Most agents are started by a script, which itself takes nothing. */
  @Test
  void countsTheMemoryOfWhatItHasStarted() throws Exception {
    String eater = String.join(" ", Programs.java(Eater.class, "300").program().command());
    Launch launch = shell(eater + "; true").under(constraints("max-memory", "200m"));

    Ended ended = start(launch, told).await(LONG).orElseThrow();

    assertThat(ended.cause()).isEqualTo(Ended.Cause.BREACH);
  }

  @Test
  void isLeftAloneBelowItsLimits() throws Exception {
    Launch launch =
        shell("echo ready; read line; sleep 1.5; exit 0")
            .under(Constraints.of(Map.of("max-memory", "200m", "timeout", "60000")));
    AgentProcess process = start(launch, told);
    assertThat(told.line()).isEqualTo("ready");

    process.endInput();

    assertThat(process.await(LONG).orElseThrow().operation()).isEqualTo(Operation.COMPLETE);
    assertThat(told.endings()).hasSize(1).noneMatch(Breach.class::isInstance);
  }

  @Test
  void endsWhenItsTimeIsUp() throws Exception {
    Launch launch = shell("echo ready; exec sleep 1000").under(constraints("timeout", "300"));
    Duration begun = Duration.ofNanos(Seams.system().ticker().nanos());

    Ended ended = start(launch, told).await(LONG).orElseThrow();

    Duration took = Duration.ofNanos(Seams.system().ticker().nanos()).minus(begun);
    assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(ended.cause()).isEqualTo(Ended.Cause.BREACH);
    assertThat(ended.exitCode()).isEqualTo(143);
    assertThat(ended.breach()).isNotNull();
    assertThat(ended.breach().constraint()).isEqualTo("timeout");
    assertThat(ended.breach().limit()).isEqualTo(300);
    assertThat(ended.breach().found()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void tellsABreachOnceAndBeforeTheEnd() throws Exception {
    Launch launch = shell(HANGS).under(constraints("timeout", "100")).grace(Duration.ofMillis(100));

    Ended ended = start(launch, told).await(LONG).orElseThrow();

    assertThat(told.endings()).isEqualTo(List.of(ended.breach(), ended));
    assertThat(ended.exitCode()).isEqualTo(137);
  }

  /** T5: a process that another session takes over has that session's time. */
  @Test
  void beginsAnewWithTheNextSession() throws Exception {
    Launch launch = shell("echo ready; read line; exit 0").under(constraints("timeout", "400"));
    AgentProcess process = start(launch, told);
    assertThat(told.line()).isEqualTo("ready");

    Enforcement held = process.keepTo(Constraints.NONE);
    assertThat(process.await(Duration.ofMillis(600))).isEmpty();
    process.endInput();

    assertThat(held.constraints()).isEmpty();
    assertThat(process.await(LONG).orElseThrow().cause()).isEqualTo(Ended.Cause.OWN);
  }

  @Test
  void runsAtItsPriority() throws Exception {
    Launch launch = shell("echo ready; read line").under(constraints("cpu-priority", "low"));
    try (AgentProcess process = start(launch, told)) {
      assertThat(told.line()).isEqualTo("ready");

      int own = Programs.nice(Seams.system().processes().self().pid());
      assertThat(Programs.nice(process.stamp().pid())).isEqualTo(Math.min(19, own + 10));
      assertThat(process.enforcement().constraints()).containsEntry("cpu-priority", Hold.ENFORCED);
    }
  }

  /** Only some may raise it: what is said is what is so. */
  @Test
  void saysWhetherItRunsHigher() throws Exception {
    Launch launch = shell("echo ready; read line").under(constraints("cpu-priority", "high"));
    try (AgentProcess process = start(launch, told)) {
      assertThat(told.line()).isEqualTo("ready");

      int own = Programs.nice(Seams.system().processes().self().pid());
      boolean higher = Programs.nice(process.stamp().pid()) < own;
      assertThat(process.enforcement().constraints())
          .containsEntry("cpu-priority", higher ? Hold.ENFORCED : Hold.NOT_HELD);
    }
  }

  @Test
  void saysHowItIsHeldToWhat() throws Exception {
    Map<String, String> given = Map.of("max-memory", "1g", "timeout", "60000", "colour", "red");
    try (AgentProcess process =
        start(shell("echo ready; read line").under(Constraints.of(given)), told)) {
      assertThat(process.enforcement().constraints())
          .containsExactly(
              Map.entry("colour", Hold.NOT_HELD),
              Map.entry("max-memory", Hold.WATCHED),
              Map.entry("timeout", Hold.WATCHED));
      assertThat(process.enforcement().reach()).isEqualTo(Child.Reach.GROUP);
    }
  }

  @Test
  void saysWhatAMachineWithoutTheToolsCannotDo() throws Exception {
    Launch there = Programs.java(BareMachine.class);
    Launch bare = Launch.of(new Program(there.program().command(), Map.of("PATH", "/nowhere")));
    try (AgentProcess process = start(bare, told)) {
      String enforcement = told.line();
      long grandchild = Long.parseLong(told.line());

      assertThat(enforcement)
          .contains("cpu-priority=NOT_HELD")
          .contains("max-memory=WATCHED")
          .contains("timeout=WATCHED")
          .contains("reach=DESCENDANTS");
      assertThat(told.line()).isEqualTo("closed");
      assertThat(Programs.runs(grandchild)).isFalse();
      assertThat(process.await(LONG).orElseThrow().exitCode()).isZero();
    }
  }
}
