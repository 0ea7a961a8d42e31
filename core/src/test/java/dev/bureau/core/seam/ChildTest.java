package dev.bureau.core.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.bureau.core.error.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEC10, SEC11: programs that are started from here. */
@Timeout(60)
class ChildTest {
  private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

  private static Child start(Map<String, String> environment, String... command)
      throws IOException {
    return Seams.system().processes().start(new Program(List.of(command), environment));
  }

  private static BufferedReader output(Child child) {
    return new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8));
  }

  @Test
  void getsEachArgumentAsItIs() throws IOException {
    try (Child child = start(PATH, "printf", "%s|%s", "$(id) \"", "; exit")) {
      assertThat(output(child).readLine()).isEqualTo("$(id) \"|; exit");
    }
  }

  @Test
  void seesNoVariableThatIsNotNamed() throws IOException {
    try (Child child = start(Map.of("NAMED", "1"), "/usr/bin/env")) {
      assertThat(output(child).lines()).containsExactly("NAMED=1");
    }
  }

  @Test
  void tellsWithWhatItHasEnded() throws IOException {
    Child child = start(PATH, "sh", "-c", "read line; exit 7");
    assertThat(child.exitCode()).isEmpty();

    child.close();

    assertThat(child.exitCode()).hasValue(7);
  }

  @Test
  void isGoneWithAllThatItHasStarted() throws IOException {
    Child child = start(PATH, "sh", "-c", "sleep 1000 & echo $!; wait");
    long grandchild = Long.parseLong(output(child).readLine());

    child.close();
    child.close();

    assertThat(child.exitCode()).isPresent();
    assertThat(ProcessHandle.of(grandchild).filter(ChildTest::runs)).isEmpty();
  }

  /** A killed process whose parent is gone may stand in the list until somebody has its code. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void isEndedWhileSomebodyIsStuckInWritingToIt() throws Exception {
    Child child = start(PATH, "sleep", "1000");
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch through = new CountDownLatch(1);
    Seams.system()
        .tasks()
        .execute(
            "writer",
            () -> {
              writing.countDown();
              writeMuch(child.input());
              through.countDown();
            });
    writing.await();

    child.close();

    through.await();
    assertThat(child.exitCode()).isPresent();
  }

  private static void writeMuch(OutputStream input) {
    try {
      input.write(new byte[1 << 22]);
    } catch (IOException e) { // it is gone, which is the end of the writing
      return;
    }
  }

  @Test
  void refusesWhatIsNoProgram() {
    assertThatIOException().isThrownBy(() -> start(PATH, "/no/such/program"));
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> start(PATH));
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> start(PATH, "a", "b\0c"));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> start(Map.of("A=B", "c"), "a"));
  }

  @Test
  void showsNoVariables() {
    assertThat(new Program(List.of("a", "b"), Map.of("SECRET", "s"))).hasToString("a b");
  }
}
