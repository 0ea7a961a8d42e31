package dev.bureau.core.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** S30: what a process takes of the machine, of real processes. */
@EnabledOnOs(OS.LINUX)
class ProcessUsageTest {
  private static final int BURNT_MILLIS = 300;
  private static final int HELD_MIB = 48;

  private final Processes processes = Seams.system().processes();

  /** A process that holds memory and has burnt processor time, until its input ends. */
  static final class Child {
    public static void main(String[] arguments) throws IOException {
      byte[] held = new byte[HELD_MIB << 20];
      Arrays.fill(held, (byte) 1);
      while (Seams.system().processes().cpuNanosOfThisThread().orElseThrow()
          < BURNT_MILLIS * 1_000_000L) {
        held[0]++;
      }
      ProcessStamp self = Seams.system().processes().self();
      System.out.println(self.pid() + " " + self.started());
      while (System.in.read() >= 0) {
        held[0]++;
      }
    }
  }

  private static Process started() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private ProcessStamp stamp(Process child) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    String[] parts = output.readLine().split(" ", -1);
    ProcessStamp self = processes.self();
    return new ProcessStamp(
        self.boot(), self.namespace(), Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  @Test
  void tellsWhatAnotherProcessHasTaken() throws Exception {
    Process child = started();
    try {
      ProcessUsage usage = processes.usage(stamp(child)).orElseThrow();

      assertThat(usage.residentBytes()).isBetween((long) HELD_MIB << 20, 4L << 30);
      assertThat(usage.cpuNanos()).isGreaterThanOrEqualTo((BURNT_MILLIS - 20) * 1_000_000L);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void tellsNothingOfAProcessThatIsGone() throws Exception {
    Process child = started();
    ProcessStamp stamp = stamp(child);
    child.destroyForcibly().waitFor();

    assertThat(processes.usage(stamp)).isEmpty();
  }

  @Test
  void tellsNothingOfAnotherProcessOfThatNumber() {
    ProcessStamp self = processes.self();
    ProcessStamp before =
        new ProcessStamp(self.boot(), self.namespace(), self.pid(), self.started() - 1);

    assertThat(processes.usage(self)).isPresent();
    assertThat(processes.usage(before)).isEmpty();
  }

  @Test
  void tellsNothingOfAnotherMachine() {
    ProcessStamp self = processes.self();

    assertThat(
            processes.usage(
                new ProcessStamp("another", self.namespace(), self.pid(), self.started())))
        .isEmpty();
  }

  @Test
  void tellsTheProcessorTimeOfAThread() {
    long before = processes.cpuNanosOfThisThread().orElseThrow();
    long sum = 0;
    for (int i = 0; i < 5_000_000; i++) {
      sum += Integer.toString(i).hashCode();
    }

    assertThat(sum).isNotZero();
    assertThat(processes.cpuNanosOfThisThread().orElseThrow()).isGreaterThan(before);
  }
}
