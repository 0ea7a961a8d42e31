package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.HostConfig;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.RunHooks;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T1: hooks that fail or hang never stop an end. */
class HookTest {
  @TempDir Path folder;
  private Inn inn;

  @BeforeEach
  void open() {
    inn = new Inn(folder);
  }

  @AfterEach
  void close() {
    inn.close();
  }

  @Test
  void endsASessionWhoseHookFailsAndTriesTheHookAgain() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    RunHooks failing =
        new RunHooks() {
          @Override
          public void cleanup(Session session) throws IOException {
            if (attempts.incrementAndGet() < 3) {
              throw new IOException("not now");
            }
          }
        };
    AgentHost host = inn.open(inn.spec().hooks(() -> failing));

    inn.exit(host, 0);

    assertThat(inn.get(host.session()).status()).isEqualTo(Status.COMPLETED);
    assertThat(attempts).hasValue(1);
    inn.seams.runTimer("hook-cleanup");
    inn.seams.runTimer("hook-cleanup");
    assertThat(attempts).hasValue(3);
    assertThat(inn.seams.timersOpen()).isZero();
  }

  @Test
  void triesAHookThreeTimesAtMost() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    RunHooks failing =
        new RunHooks() {
          @Override
          public void beforeCleanup(Session session) {
            attempts.incrementAndGet();
            throw new IllegalStateException("never");
          }
        };
    AgentHost host = inn.open(inn.spec().hooks(() -> failing));
    inn.exit(host, 0);

    inn.seams.runTimer("hook-beforeCleanup");
    inn.seams.runTimer("hook-beforeCleanup");

    assertThat(attempts).hasValue(3);
    assertThat(inn.seams.timersOpen()).isZero();
  }

  @Test
  void endsASessionWhoseHookHangs() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    RunHooks hanging =
        new RunHooks() {
          @Override
          public void beforeCleanup(Session session) throws InterruptedException {
            released.await();
          }
        };
    AgentHost host =
        inn.open(
            inn.spec()
                .hooks(() -> hanging)
                .config(HostConfig.defaults().hook(Duration.ofMillis(20))));

    inn.exit(host, 0);

    assertThat(inn.get(host.session()).status()).isEqualTo(Status.COMPLETED);
    released.countDown();
  }

  /** A format of a user that throws what no format may. */
  @Test
  void endsASessionWhoseTranscriptNobodyCanRead() throws Exception {
    TranscriptPlace place =
        TranscriptPlace.of(
            folder,
            (line, facts) -> {
              throw new IllegalStateException("no idea");
            });
    AgentHost host = inn.open(HostSpec.of(inn.lodger, place));
    inn.lodger.live("a");

    inn.exit(host, 0);

    assertThat(inn.get(host.session()).status()).isEqualTo(Status.COMPLETED);
  }

  /** T2. */
  @Test
  void areMadeAnewForEachRun() throws Exception {
    AtomicInteger made = new AtomicInteger();
    AgentHost host =
        inn.open(
            inn.spec()
                .hooks(
                    () -> {
                      made.incrementAndGet();
                      return RunHooks.NOTHING;
                    }));

    host.start(inn.created());

    assertThat(made).hasValue(2);
  }

  /** T4: the first is not among the hosts before its hook has ended. */
  @Test
  void ofOneThatBeginsKeepOthersOut() throws Exception {
    SessionId id = inn.created();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    RunHooks slow =
        new RunHooks() {
          @Override
          public void started(Session session) throws InterruptedException {
            begun.countDown();
            released.await();
          }
        };
    Lodger second = new Lodger(folder, null);
    HostSpec spec = HostSpec.of(second, TranscriptPlace.of(folder, TranscriptFormat.jsonLines()));
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<AgentHost> first =
        threads.submit(() -> inn.bureau.hosts().start(id, inn.spec().hooks(() -> slow)));
    Deadline.await(begun);

    assertThatExceptionOfType(HostedElsewhereException.class)
        .isThrownBy(() -> inn.bureau.hosts().start(id, spec));

    released.countDown();
    threads.shutdown();
    AgentHost host = Deadline.get(first);
    assertThat(inn.bureau.hosts().running()).containsExactly(host);
    assertThat(second.held()).as("it was started with").isEmpty();
  }
}
