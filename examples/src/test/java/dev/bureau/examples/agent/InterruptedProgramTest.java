package dev.bureau.examples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X9 with real processes: the host is killed, its agent hangs on. */
class InterruptedProgramTest {
  @TempDir Path root;

  @Test
  void isEndedWithItsSessionAtTheNextStart() throws Exception {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostingProcess.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String[] ids;
    try (BufferedReader out = host.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.matches("[a-z0-9]{26} [0-9]+")) {
        line = out.readLine();
      }
      assertThat(line).isNotNull();
      ids = line.split(" ", -1);
    } finally {
      host.destroyForcibly().waitFor();
    }
    ProcessHandle agent = ProcessHandle.of(Long.parseLong(ids[1])).orElseThrow();
    assertThat(agent.isAlive()).isTrue();

    try (Bureau bureau = Bureau.open(Sqlite.at(root.resolve("bureau.db")))) {
      bureau.hosts().begin();
      Session session = bureau.awaitEnd(new SessionId(ids[0]), Duration.ofSeconds(60));

      assertThat(session.status()).isEqualTo(Status.TERMINATED);
      assertThat(session.ending().reason()).isEqualTo("interrupted");
    }
    assertThat(agent.onExit()).succeedsWithin(Duration.ofSeconds(20));
  }
}
