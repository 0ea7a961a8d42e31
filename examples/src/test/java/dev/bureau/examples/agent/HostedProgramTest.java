package dev.bureau.examples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.constraint.Breaches;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** T9 with a real process under a real host, and with real kills. */
class HostedProgramTest {
  /** What is said to it in the five scenarios; each line but the last is answered by one. */
  private static final List<String[]> SCENARIOS =
      List.of(
          new String[] {"hello", "/tool echo word", "/exit"},
          new String[] {"hello", "/clear", "again", "/exit"},
          new String[] {"hello", "/clear", "hello", "/clear", "/tool echo three", "/exit"},
          new String[] {"/clear", "/exit"},
          new String[] {"one", "/clear", "two", "/clear", "three", "/clear", "/clear", "/exit"});

  private static final int RUNS = Integer.getInteger("bureau.hosted.runs", SCENARIOS.size());

  @TempDir Path root;
  private HostedProgram program;

  @BeforeEach
  void open() throws Exception {
    program = new HostedProgram(root);
  }

  @AfterEach
  void close() {
    program.close();
  }

  private List<Status> statuses() throws Exception {
    return program.chain().stream().map(Session::status).toList();
  }

  private String life() throws Exception {
    String life = program.heard("session ").substring("session ".length());
    program.known(life);
    return life;
  }

  @Test
  void normalExit() throws Exception {
    life();
    program.say("hello", "/tool echo word", "/exit");

    program.awaitEnd();

    assertThat(statuses()).containsExactly(Status.COMPLETED);
    assertThat(program.chain().get(0).ending().exitCode()).isZero();
  }

  @Test
  void oneClear() throws Exception {
    life();
    program.say("hello", "/clear");
    life();
    assertThat(statuses()).containsExactly(Status.COMPLETED, Status.ACTIVE);
    program.say("again", "/exit");

    program.awaitEnd();

    assertThat(statuses()).containsExactly(Status.COMPLETED, Status.COMPLETED);
  }

  @Test
  void severalClears() throws Exception {
    life();
    for (int i = 0; i < 2; i++) {
      program.say("hello", "/clear");
      life();
    }
    program.say("hello", "/exit 3");

    program.awaitEnd();

    assertThat(statuses()).containsExactly(Status.COMPLETED, Status.COMPLETED, Status.ERROR);
  }

  @Test
  void clearWithoutActivity() throws Exception {
    life();
    program.say("/clear");
    life();
    program.say("/exit");

    program.awaitEnd();

    assertThat(statuses()).containsExactly(Status.COMPLETED, Status.COMPLETED);
  }

  @Test
  void rapidClears() throws Exception {
    program.say("one", "/clear", "two", "/clear", "three", "/clear", "/clear", "four", "/exit");

    program.awaitEnd();

    assertThat(statuses()).hasSize(5).containsOnly(Status.COMPLETED);
  }

  /** The program dies in the middle of a line. */
  @Test
  void tornLine() throws Exception {
    life();
    program.say("hello", "/clear", "again", "/tear");

    program.awaitEnd();

    assertThat(statuses()).containsExactly(Status.COMPLETED, Status.ERROR);
    assertThat(program.chain().get(1).ending().exitCode()).isEqualTo(137);
  }

  /** What the program leaves does not outlive it. */
  @Test
  void closedHost() throws Exception {
    life();
    ProcessStamp stamp = program.host().stamp().orElseThrow();

    program.say("/hang");
    program.heard("hanging");
    program.host().close();

    assertThat(ProcessHandle.of(stamp.pid())).isEmpty();
    assertThat(statuses()).containsExactly(Status.TERMINATED);
  }

  /** S2: it eats more than its session may. */
  @Test
  void breachOfMemory() throws Exception {
    Path folder = Files.createDirectory(root.resolve("hungry"));
    try (HostedProgram hungry = new HostedProgram(folder, Map.of("max-memory", "200m"))) {
      hungry.heard("session ");
      hungry.say("/eat 300000000");

      hungry.awaitEnd();

      Session session = hungry.chain().get(0);
      assertThat(session.status()).isEqualTo(Status.ERROR);
      assertThat(session.ending().reason()).startsWith("constraint max-memory");
      Breaches breaches =
          hungry.bureau().at(session.id(), session.version()).aspects().get(Breaches.ASPECT);
      assertThat(breaches.all()).extracting(Breach::constraint).containsExactly("max-memory");
    }
  }

  @Test
  @Timeout(1_200)
  void killedAtAnyTime() throws Exception {
    Random random = new Random(1);
    int kills = 0;
    for (int i = 0; i < RUNS; i++) {
      String[] scenario = SCENARIOS.get(i % SCENARIOS.size());
      try (HostedProgram killed =
          new HostedProgram(Files.createDirectory(root.resolve("run-" + i)))) {
        long pid = killed.host().stamp().orElseThrow().pid();
        killed.heard("session ");
        killed.say(scenario);
        for (int skipped = random.nextInt(scenario.length); skipped > 0; skipped--) {
          killed.heard("");
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);

        killed.awaitEnd();

        List<Session> chain = killed.chain();
        Session last = chain.get(chain.size() - 1);
        assertThat(chain.subList(0, chain.size() - 1))
            .allSatisfy(each -> assertThat(each.status()).isEqualTo(Status.COMPLETED));
        assertThat(last.ending().exitCode()).isIn(0, 137);
        kills += last.ending().exitCode() == 137 ? 1 : 0;
        assertThat(last.status())
            .isEqualTo(last.ending().exitCode() == 0 ? Status.COMPLETED : Status.ERROR);
      }
    }
    assertThat(kills).as("came before its end").isPositive();
  }
}
