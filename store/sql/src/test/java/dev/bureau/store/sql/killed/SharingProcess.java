package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.CellKey;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a child process does that shares a database with another: it works until nothing waits. It
 * says when it comes to its first effect, waits there for a line on its input, and tells each
 * effect from then on.
 */
final class SharingProcess {
  private SharingProcess() {}

  /** {@code SCENARIO FOLDER PLANTED}. */
  public static void main(String[] arguments) throws Exception {
    Scenario scenario = Scenario.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    Planted planted = Planted.valueOf(arguments[2]);
    GatedWorld world = new GatedWorld(folder);
    world.openWhenTold();
    StoreFactory store =
        (seams, catalogue) -> planted.over(KilledProcess.database(folder).open(seams, catalogue));
    try (Bureau bureau = Bureau.open(config(), store, scenario.agents(world), Seams.system())) {
      Settling.awaitSilence(scenario, bureau);
    }
    Pipe.say("through");
  }

  /** So little room that one process cannot have all sessions before the other comes. */
  private static BureauConfig config() {
    return BureauConfig.defaults()
        .withMaxSessions(2)
        .withPoll(Duration.ofMillis(20))
        .withRetries(0, Duration.ofMillis(1));
  }

  /** A world in which charges wait for a line on the input. */
  private static final class GatedWorld extends OutsideWorld {
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicBoolean working = new AtomicBoolean();

    GatedWorld(Path folder) {
      super(folder);
    }

    void openWhenTold() {
      Thread listener =
          new Thread(
              () -> {
                try {
                  System.in.read(); // or its end
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
                open.countDown();
              },
              "gate");
      listener.setDaemon(true);
      listener.start();
    }

    @Override
    void happen(CellKey key) throws IOException {
      if (!key.name().equals(Worker.CHARGE)) {
        super.happen(key);
        return;
      }
      if (!working.getAndSet(true)) {
        Pipe.say("working");
      }
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException(e.toString());
      }
      super.happen(key);
      Pipe.say("charged");
    }
  }
}
