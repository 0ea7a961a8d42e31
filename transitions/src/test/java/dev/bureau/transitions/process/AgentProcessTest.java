package dev.bureau.transitions.process;

import static dev.bureau.transitions.process.Programs.LONG;
import static dev.bureau.transitions.process.Programs.PATH;
import static dev.bureau.transitions.process.Programs.shell;
import static dev.bureau.transitions.process.Programs.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** T4, SEC10, SEC11: talking with the program of an agent, which need not be polite. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class AgentProcessTest {
  private final Told told = new Told();

  @Test
  void answersLineByLine() throws Exception {
    try (AgentProcess process =
        start(shell("while read -r line; do echo \"got $line\"; echo \"hm\" >&2; done"), told)) {
      process.write("one $(id) `id` ; exit");
      process.write("two");

      assertThat(told.line()).isEqualTo("got one $(id) `id` ; exit");
      assertThat(told.line()).isEqualTo("got two");
      assertThat(told.complaint()).isEqualTo("hm");
    }
  }

  @Test
  void seesItsFolderAndTheVariablesThatAreNamedAndNothingElse(@TempDir Path folder)
      throws Exception {
    Program env = new Program(List.of("/usr/bin/env"), Map.of("NAMED", "1"));
    Program pwd = new Program(List.of("pwd", "-P"), PATH);
    Told second = new Told();

    try (AgentProcess process = start(Launch.of(env), told);
        AgentProcess other = start(Launch.of(pwd.in(folder)), second)) {
      assertThat(process.await(LONG)).isPresent();
      assertThat(other.await(LONG)).isPresent();
    }

    assertThat(told.left()).containsExactly("NAMED=1");
    assertThat(second.left()).containsExactly(folder.toRealPath().toString());
  }

  /** SEC11: the three streams, and what {@code ls} itself opens to read the folder. */
  @Test
  void inheritsNoFiles() throws Exception {
    try (AgentProcess process = start(shell("exec ls /proc/self/fd"), told)) {
      assertThat(process.await(LONG)).isPresent();
    }

    assertThat(told.left()).hasSize(4).startsWith("0", "1", "2");
  }

  /** SEC5: babble takes no more memory than one line. */
  @Test
  void shortensALineWithoutEndAndGoesOn() throws Exception {
    String script = "head -c 30000000 /dev/zero | tr '\\0' x; echo; echo after; read line";
    try (AgentProcess process = start(shell(script), told)) {
      assertThat(told.line()).hasSize(LineReader.LONGEST).matches("x+");
      assertThat(told.line()).isEqualTo("after");
      assertThat(process.droppedBytes()).isEqualTo(30_000_000 - LineReader.LONGEST);
    }
  }

  @Test
  void isEndedWhileItBabblesWithoutEnd() throws Exception {
    AgentProcess process = start(shell("echo ready; exec yes"), told);
    assertThat(told.line()).isEqualTo("ready");

    process.kill();

    assertThat(process.await(LONG)).isPresent();
  }

  @Test
  void refusesMoreWhenNobodyReads() throws Exception {
    String line = "x".repeat(LineWriter.LONGEST - 1);
    try (AgentProcess process = start(shell("echo ready; exec sleep 1000"), told)) {
      assertThat(told.line()).isEqualTo("ready");
      for (int i = 0; i < LineWriter.ROOM / LineWriter.LONGEST; i++) {
        process.write(line);
      }

      assertThatExceptionOfType(InputFullException.class)
          .isThrownBy(() -> process.write(line))
          .satisfies(refusal -> assertThat(refusal.waiting()).isEqualTo(LineWriter.ROOM));
      assertThat(process.ended()).isEmpty();
    }
  }

  @Test
  void takesMoreAfterItHasRead() throws Exception {
    String line = "x".repeat(LineWriter.LONGEST - 1);
    Launch echoing = Launch.of(new Program(List.of("cat"), PATH));
    try (AgentProcess process = start(echoing, told)) {
      for (int i = 0; i < 2 * LineWriter.ROOM / LineWriter.LONGEST; i++) {
        process.write(line);

        assertThat(told.line()).hasSize(LineReader.LONGEST);
      }
    }
  }

  @Test
  void endsItsInputBehindWhatWasWritten() throws Exception {
    AgentProcess process = start(Launch.of(new Program(List.of("wc", "-l"), PATH)), told);
    process.write("one");
    process.write("two");

    process.endInput();

    assertThat(told.line().strip()).isEqualTo("2");
    assertThat(process.await(LONG).orElseThrow().exitCode()).isZero();
    assertThatExceptionOfType(InputClosedException.class).isThrownBy(() -> process.write("three"));
  }

  @Test
  void refusesWhatIsNotOneLine() throws Exception {
    try (AgentProcess process = start(shell("read -r line; echo \"got $line\""), told)) {
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> process.write("one\ntwo"));
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> process.write("x".repeat(LineWriter.LONGEST)));
      process.write("good");

      assertThat(told.line()).isEqualTo("got good");
    }
  }

  @Test
  void isNotStartedIfItIsNotThere() {
    Launch launch = Launch.of(new Program(List.of("no-such-program"), PATH));

    assertThatExceptionOfType(NotStartedException.class)
        .isThrownBy(() -> start(launch, told))
        .withMessageContaining("'no-such-program' cannot be started");
  }

  @Test
  void goesOnAfterAListenerFailed() throws Exception {
    ProcessListener failing =
        new ProcessListener() {
          @Override
          public void said(String line) {
            told.said(line);
            throw new IllegalStateException("planted");
          }
        };
    try (AgentProcess process = start(shell("echo one; echo two; read line"), failing)) {
      assertThat(told.line()).isEqualTo("one");
      assertThat(told.line()).isEqualTo("two");
      assertThat(process.ended()).isEmpty();
    }
  }

  /** S30: what it takes, and what those take that it has started. */
  @Test
  void tellsWhatItTakes() throws Exception {
    int held = 64;
    Launch eater = Programs.java(Eater.class, String.valueOf(held));
    try (AgentProcess process = start(eater, told)) {
      assertThat(told.line()).isEqualTo("eaten " + held);

      ProcessUsage usage = process.usage().orElseThrow();

      assertThat(usage.residentBytes()).isGreaterThan((long) held << 20);
      assertThat(usage.cpuNanos()).isPositive();
      process.kill();
      assertThat(process.await(LONG)).isPresent();
      assertThat(process.usage()).isEmpty();
    }
  }

  /** X9: who asks later can tell. */
  @Test
  void leavesAStampByWhichItsEndIsKnown() throws Exception {
    AgentProcess process = start(shell("echo ready; read line"), told);
    assertThat(told.line()).isEqualTo("ready");
    assertThat(Seams.system().processes().isGone(process.stamp())).isFalse();

    process.close();

    assertThat(Seams.system().processes().isGone(process.stamp())).isTrue();
    assertThat(process.await(Duration.ZERO)).isPresent();
  }
}
