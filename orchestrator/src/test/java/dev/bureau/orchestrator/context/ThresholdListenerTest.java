package dev.bureau.orchestrator.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** E2: callbacks of thresholds, in this process and in another one. */
@Timeout(60)
class ThresholdListenerTest {
  private static final SessionId ID = new SessionId("s");

  private final Office office = new Office();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Bureau here = open();
  private final Bureau there = open();

  private Bureau open() {
    WindowConfig window = WindowConfig.defaults().withTotal(1_000);
    return office.open(Office.config().with(window), Office.doesNothing());
  }

  @BeforeEach
  void create() {
    here.sessions().create(SessionSpec.active("s").id(ID));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void tell(SessionId session, double position, long available) {
    told.add(session + " " + position + " " + available);
  }

  private static void at(Bureau bureau, long tokens) {
    bureau.context().report(ID, new ContextReported(tokens, null));
  }

  private String next() throws InterruptedException {
    return told.poll(30, TimeUnit.SECONDS);
  }

  @Test
  void areToldTheSessionThePositionAndWhatIsLeft() throws Exception {
    here.context().follow(0.75, this::tell);

    at(here, 700);
    at(here, 760);

    assertThat(next()).isEqualTo("s 0.76 240");
  }

  @Test
  void areToldOfWhatAnotherProcessDoes() throws Exception {
    here.context().follow(0.6, this::tell);

    at(there, 600);
    at(there, 610);
    at(there, 599);
    at(there, 620);

    assertThat(List.of(next(), next())).containsExactly("s 0.6 400", "s 0.62 380");
  }

  @Test
  void goOnUnderTheirNameAfterARestart() throws Exception {
    Follow follow = Follow.fromNow().named("watch");
    try (Following first = here.context().follow(follow, 0.6, this::tell)) {
      at(here, 600);
      assertThat(next()).isEqualTo("s 0.6 400");
    }
    at(here, 0);
    at(here, 700);

    there.context().follow(follow, 0.6, this::tell);

    String after = next();
    assertThat("s 0.6 400".equals(after) ? next() : after).isEqualTo("s 0.7 300");
  }

  @Test
  void crossOnceWhenTwoProcessesRaceForIt() throws Exception {
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> racers =
        List.of(here, there).stream()
            .map(
                each ->
                    new Thread(
                        () -> {
                          try {
                            together.await();
                            for (int i = 0; i < 50; i++) {
                              at(each, 800);
                            }
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                        }))
            .toList();
    racers.forEach(Thread::start);
    together.countDown();
    for (Thread each : racers) {
      each.join();
    }

    assertThat(Office.events(here, ID))
        .filteredOn(ThresholdCrossed.class::isInstance)
        .extracting(each -> ((ThresholdCrossed) each).threshold())
        .containsExactly(0.6, 0.75);
  }
}
