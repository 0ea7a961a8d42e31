package dev.bureau.orchestrator.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.shutdown.ShutdownProgress.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S8: who stops gracefully is told how far it is. */
class ShutdownListenerTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final SessionId NORTH = new SessionId("north");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CountDownLatch waits = new CountDownLatch(1);
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Agent slow =
      (message, context) -> {
        atWork.countDown();
        Deadline.await(mayEnd);
      };

  @AfterEach
  void close() {
    mayEnd.countDown();
    office.close();
  }

  private Bureau opened() {
    Bureau bureau = office.open(Office.config(), seams, slow);
    start(bureau, SessionSpec.director("director").id(DIRECTOR));
    start(bureau, SessionSpec.department("north").id(NORTH).supervisor(DIRECTOR));
    return bureau;
  }

  private static void start(Bureau bureau, SessionSpec spec) {
    bureau.sessions().start(bureau.sessions().create(spec.agent(Office.AGENT)).id());
  }

  private void note(ShutdownProgress progress) {
    String at = progress.stopped() + "/" + progress.sessions() + " ";
    if (progress.step() instanceof Waiting waiting) {
      told.add(at + "waiting for " + waiting.session().id() + ": " + waiting.messages());
      waits.countDown();
    } else if (progress.step() instanceof Stopped stopped) {
      told.add(at + stopped.manner() + " " + stopped.session().id());
    }
  }

  private CompletableFuture<List<Stopped>> stopping(Bureau bureau, ShutdownListener listener) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return bureau.shutdown().graceful(DIRECTOR, LONG, "evening", listener);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void tellsOfEachThatIsStopped() throws Exception {
    Bureau bureau = opened();

    Deadline.get(stopping(bureau, this::note));

    assertThat(told).containsExactly("1/2 GRACEFUL north", "2/2 GRACEFUL director");
  }

  @Test
  void tellsForWhomItWaits() throws Exception {
    Bureau bureau = opened();
    bureau.send(NORTH, Office.letter("one"));
    bureau.send(NORTH, Office.letter("two"));
    Deadline.await(atWork);

    CompletableFuture<List<Stopped>> stopping = stopping(bureau, this::note);
    Deadline.await(waits);
    mayEnd.countDown();
    Deadline.get(stopping);

    assertThat(told).startsWith("0/2 waiting for north: 2").doesNotHaveDuplicates();
    assertThat(told).endsWith("1/2 GRACEFUL north", "2/2 GRACEFUL director");
  }

  @Test
  void tellsOfThoseThatAreNotThroughInTime() throws Exception {
    Bureau bureau = opened();
    bureau.send(NORTH, Office.letter());
    Deadline.await(atWork);

    CompletableFuture<List<Stopped>> stopping = stopping(bureau, this::note);
    Deadline.await(waits);
    seams.advance(LONG);
    Deadline.get(stopping);

    assertThat(told)
        .containsExactly("0/2 waiting for north: 1", "1/2 FORCED north", "2/2 GRACEFUL director");
  }

  @Test
  void waitsForNobodyOnceTheTimeIsOver() throws Exception {
    Bureau bureau = opened();
    bureau.send(NORTH, Office.letter());
    Deadline.await(atWork);

    bureau.shutdown().graceful(DIRECTOR, Duration.ZERO, "evening", this::note);

    assertThat(told).containsExactly("1/2 FORCED north", "2/2 GRACEFUL director");
  }

  @Test
  void goesOnIfTheListenerFails() throws Exception {
    Bureau bureau = opened();

    List<Stopped> stopped =
        Deadline.get(
            stopping(
                bureau,
                progress -> {
                  throw new IllegalStateException("deaf");
                }));

    assertThat(stopped)
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.session().status()).isEqualTo(Status.TERMINATED));
  }
}
