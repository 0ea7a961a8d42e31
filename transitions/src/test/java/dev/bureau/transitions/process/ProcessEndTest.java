package dev.bureau.transitions.process;

import static dev.bureau.transitions.process.Programs.LONG;
import static dev.bureau.transitions.process.Programs.shell;
import static dev.bureau.transitions.process.Programs.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T1, T4, SEC10: how the program of an agent ends, by itself or not. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ProcessEndTest {
  private final Told told = new Told();

  @ParameterizedTest
  @CsvSource({
    "exit 0, 0, COMPLETE, exit code 0",
    "exit 3, 3, FAIL, exit code 3",
    "kill -9 $$, 137, FAIL, 'exit code 137, as by signal 9'",
    "kill -15 $$, 143, FAIL, 'exit code 143, as by signal 15'",
  })
  void saysHowTheSessionEnds(String script, int code, Operation operation, String reason)
      throws Exception {
    AgentProcess process = start(shell(script), told);

    Ended ended = process.await(LONG).orElseThrow();

    assertThat(ended.cause()).isEqualTo(Ended.Cause.OWN);
    assertThat(ended.operation()).isEqualTo(operation);
    assertThat(ended.ending()).isEqualTo(new Ending(code, reason));
  }

  @Test
  void isToldOnceAfterAllThatItHasSaid() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ProcessListener listener =
        new ProcessListener() {
          @Override
          public void said(String line) {
            told.said(line);
          }

          @Override
          public void ended(Ended ended) {
            told.said("ended");
            end.countDown();
          }
        };
    AgentProcess process = start(shell("seq 1 5000; printf 'no end'; exit 7"), listener);

    assertThat(process.await(LONG).orElseThrow().exitCode()).isEqualTo(7);
    process.stop();
    process.close();
    end.await();

    assertThat(told.left()).hasSize(5_002).endsWith("5000", "no end", "ended");
  }

  @Test
  void isAskedToEndAndEndsInOrder() throws Exception {
    AgentProcess process =
        start(
            shell("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done")
                .grace(LONG),
            told);
    assertThat(told.line()).isEqualTo("ready");

    process.stop();

    Ended ended = process.await(LONG).orElseThrow();
    assertThat(told.line()).isEqualTo("bye");
    assertThat(ended).isEqualTo(new Ended(0, Ended.Cause.STOPPED, null));
    assertThatExceptionOfType(InputClosedException.class).isThrownBy(() -> process.write("more"));
  }

  @Test
  void isKilledIfItHangsAndIgnoresThatItIsAsked() throws Exception {
    AgentProcess process =
        start(
            shell("trap '' TERM; echo ready; while :; do sleep 1000; done")
                .grace(Duration.ofMillis(200)),
            told);
    assertThat(told.line()).isEqualTo("ready");

    process.stop();

    assertThat(process.await(LONG).orElseThrow().exitCode()).isEqualTo(137);
  }

  @Test
  void isKilledAtOnceByWhoeverDoesNotWantToWait() throws Exception {
    AgentProcess process =
        start(
            shell("trap '' TERM; echo ready; while :; do sleep 1000; done")
                .grace(Duration.ofHours(1)),
            told);
    assertThat(told.line()).isEqualTo("ready");
    process.stop();
    assertThat(process.ended()).isEmpty();

    process.kill();

    assertThat(process.await(LONG)).isPresent();
  }

  @Test
  void takesWithItWhatItHasStarted() throws Exception {
    AgentProcess process = start(shell("sleep 1000 & echo $!; trap '' TERM; wait; wait"), told);
    long grandchild = Long.parseLong(told.line());

    process.kill();

    assertThat(process.await(LONG)).isPresent();
    assertThat(Programs.runs(grandchild)).isFalse();
  }

  /** The grandchild also holds the output open, which must not hold up the end. */
  @Test
  void leavesNobodyBehindWhenItEndsByItself() throws Exception {
    AgentProcess process =
        start(shell("trap '' TERM; sleep 1000 & echo $!; read line; exit 5"), told);
    long grandchild = Long.parseLong(told.line());
    assertThat(Programs.runs(grandchild)).isTrue();

    process.endInput();

    assertThat(process.await(LONG).orElseThrow().exitCode()).isEqualTo(5);
    assertThat(Programs.runs(grandchild)).isFalse();
  }

  /** One that left group and parents is not found again; it must not hold up the end. */
  @Test
  void isGoneAlsoIfSomebodyElsewhereHoldsItsOutput() throws Exception {
    AgentProcess process = start(shell("(setsid sleep 4 &); echo ready; read line; exit 5"), told);
    assertThat(told.line()).isEqualTo("ready");

    process.endInput();

    assertThat(process.await(LONG).orElseThrow().exitCode()).isEqualTo(5);
    assertThat(told.endings()).hasSize(1);
  }

  @Test
  void isEndedWhileItsInputIsFull() throws Exception {
    AgentProcess process = start(shell("echo ready; exec sleep 1000"), told);
    assertThat(told.line()).isEqualTo("ready");
    process.write("x".repeat(1 << 19));

    process.close();

    assertThat(process.ended()).isPresent();
  }

  @Test
  void isStoppedByManyAtOnce() throws Exception {
    AgentProcess process = start(shell("echo ready; exec sleep 1000"), told);
    assertThat(told.line()).isEqualTo("ready");
    CountDownLatch through = new CountDownLatch(16);
    for (int i = 0; i < 8; i++) {
      Seams.system().tasks().execute("stop", () -> run(process::close, through));
      Seams.system().tasks().execute("kill", () -> run(process::kill, through));
    }

    through.await();

    assertThat(process.await(LONG)).isPresent();
    assertThat(told.endings()).hasSize(1);
  }

  private static void run(Runnable what, CountDownLatch through) {
    what.run();
    through.countDown();
  }

  @Test
  void mayBeClosedByItsListener() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    AgentProcess[] process = new AgentProcess[1];
    CountDownLatch started = new CountDownLatch(1);
    ProcessListener closing =
        new ProcessListener() {
          @Override
          public void ended(Ended end) {
            awaited(started);
            process[0].close();
            closed.countDown();
          }
        };
    process[0] = start(shell("exit 0"), closing);
    started.countDown();

    closed.await();

    assertThat(process[0].ended()).isPresent();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isKilledIfWhoeverClosesItIsInterrupted() throws Exception {
    AgentProcess process =
        start(
            shell("trap '' TERM; echo ready; while :; do sleep 1000; done")
                .grace(Duration.ofHours(1)),
            told);
    assertThat(told.line()).isEqualTo("ready");

    Thread.currentThread().interrupt();
    process.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(process.await(LONG)).isPresent();
  }
}
