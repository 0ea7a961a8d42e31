package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.migration.MigrationSpec;
import dev.bureau.orchestrator.migration.MigrationTimedOutException;
import dev.bureau.testing.MemoryDisk;
import dev.bureau.testing.schedule.WorldEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** S41, P4, P11: a session moves while it works, whatever happens to those who move it. */
class MigrationSimulationTest {
  private static final SessionId ID = new SessionId("mover");
  private static final int FILES = 4;
  private static final int LETTERS = 8;
  private static final int RECALLS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  @SimulationTest(seeds = 60)
  void losesNoMessageAndNoFile(Simulation simulation) {
    MemoryDisk disk = simulation.disk();
    for (int i = 0; i < FILES; i++) {
      disk.write(file("/place-0", i), "text " + i);
    }
    Agent works =
        (message, context) -> {
          String where = String.valueOf(context.session().profile().workspace());
          whole(simulation, where);
          simulation.sleep(Duration.ofMillis(simulation.choose(4_000)));
          whole(simulation, where);
          disk.write(where + "/" + message.id(), "done");
        };
    simulation.nodes(2, agents -> agents.bind("worker", () -> works));
    Bureau bureau = simulation.bureau();
    SessionSpec spec = SessionSpec.active("mover").id(ID).agent("worker");
    bureau.sessions().create(spec.workspace("/place-0"));
    bureau.sessions().start(ID);
    simulation.always("it works where its files are", () -> isWhere(bureau, disk));
    Duration timeout = Duration.ofMillis(1_000 + simulation.choose(60_000));

    simulation.program("mover", mover -> move(mover, "/place-1", timeout));
    if (simulation.sometimes(0.5)) {
      simulation.program("other mover", mover -> move(mover, "/place-2", timeout));
    }
    for (int i = 0; i < LETTERS; i++) {
      bureau.send(ID, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(5_000)));
      if (simulation.sometimes(0.1)) {
        simulation.beside("who calls it off", () -> rollBack(bureau));
      }
    }
    simulation.settle();
    for (int i = 0; i < RECALLS && isUnderWay(bureau); i++) {
      simulation.sleep(PAUSE); // of who could not roll back himself the lease must end first
    }

    Session session = bureau.sessions().get(ID);
    long dead = bureau.messages().inbox(ID).counts().dead();
    assertThat(session.totals().tasksDone() + dead).isEqualTo(LETTERS);
    String where = String.valueOf(session.profile().workspace());
    whole(simulation, where);
    whole(simulation, "/place-0");
    bureau.journal(ID, 1, 10_000).stream()
        .map(Entry::event)
        .filter(MessageHandled.class::isInstance)
        .map(each -> ((MessageHandled) each).message().id())
        .forEach(each -> assertThat(disk.text(where + "/" + each)).hasValue("done"));
    assertThat(isUnderWay(bureau)).isFalse();
  }

  private static boolean isUnderWay(Bureau bureau) {
    long version = bureau.sessions().get(ID).version();
    return bureau.at(ID, version).aspects().get(Migration.ASPECT).isUnderWay();
  }

  private static String file(String place, int number) {
    return place + (number % 2 == 0 ? "/f" : "/deep/f") + number;
  }

  private static void whole(Simulation simulation, String where) {
    for (int i = 0; i < FILES; i++) {
      if (!simulation.disk().text(file(where, i)).equals(Optional.of("text " + i))) {
        throw simulation.fail(new AssertionError(file(where, i) + " is not there, or not whole"));
      }
    }
  }

  /** Whatever was committed: the workspace that the head names is there, with all its files. */
  private static void isWhere(Bureau bureau, MemoryDisk disk) {
    String where = String.valueOf(bureau.sessions().get(ID).profile().workspace());
    for (int i = 0; i < FILES; i++) {
      assertThat(disk.text(file(where, i))).as(file(where, i)).hasValue("text " + i);
    }
    assertThat(disk.exists(Path.of(where))).isTrue();
  }

  private static void move(Bureau bureau, String target, Duration timeout) {
    try {
      bureau.migration().migrate(ID, MigrationSpec.to(target).within(timeout));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (WorldEnded e) {
      throw e;
    } catch (BureauException e) {
      if (e.category().retryHelps() && !(e instanceof MigrationTimedOutException)) {
        throw e; // the store could not serve: it is done again
      }
    }
  }

  private static void rollBack(Bureau bureau) {
    try {
      bureau.migration().rollBack(ID);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (BureauException e) {
      assertThat(e).as("somebody else has it in hand").isNotNull();
    }
  }
}
