package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** S8, P12: a tree is stopped while it works, whatever happens to those who stop it. */
class ShutdownSimulationTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final int DEPARTMENTS = 3;

  @SimulationTest(seeds = 60)
  void endsATreeInOrderAndLosesNothing(Simulation simulation) {
    Agent works =
        (message, context) -> simulation.sleep(Duration.ofMillis(simulation.choose(3_000)));
    simulation.nodes(2, agents -> agents.bind("worker", () -> works));
    Bureau bureau = simulation.bureau();
    List<SessionId> all = new ArrayList<>(List.of(DIRECTOR));
    bureau.sessions().create(SessionSpec.director("director").id(DIRECTOR).agent("worker"));
    bureau.sessions().start(DIRECTOR);
    for (int i = 0; i < DEPARTMENTS; i++) {
      SessionId id = new SessionId("department-" + i);
      bureau
          .sessions()
          .create(SessionSpec.department("d").id(id).supervisor(DIRECTOR).agent("worker"));
      bureau.sessions().start(id);
      all.add(id);
    }
    simulation.always("departments end before their director", () -> endsLast(bureau, all));
    int sent = 0;
    for (int i = 0; i < 12; i++) {
      sent += send(bureau, all.get(simulation.choose(all.size())), i) ? 1 : 0;
    }
    Duration timeout = Duration.ofMillis(simulation.choose(20_000));

    simulation.program("stopper", stopper -> stop(stopper, timeout));
    for (int i = 12; i < 20; i++) {
      sent += send(bureau, all.get(simulation.choose(all.size())), i) ? 1 : 0;
      simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
    }
    simulation.settle();

    long kept = 0;
    for (SessionId each : all) {
      Session session = bureau.sessions().get(each);
      assertThat(session.status()).as("%s", each).isEqualTo(Status.TERMINATED);
      kept += session.totals().tasksDone();
      kept += bureau.messages().inbox(each).counts().waiting();
      kept += bureau.messages().inbox(each).counts().dead();
    }
    assertThat(kept).isEqualTo(sent);
  }

  private static void stop(Bureau bureau, Duration timeout) {
    try {
      bureau.shutdown().graceful(DIRECTOR, timeout, "evening");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether it was taken. */
  private static boolean send(Bureau bureau, SessionId receiver, int number) {
    try {
      bureau.send(receiver, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + number));
      return true;
    } catch (SessionEndedException | MessageRefusedException e) {
      return false;
    }
  }

  private static void endsLast(Bureau bureau, List<SessionId> all) {
    if (bureau.sessions().find(DIRECTOR).filter(each -> each.status().isFinal()).isEmpty()) {
      return;
    }
    for (SessionId each : all) {
      assertThat(bureau.sessions().get(each).status().isFinal()).as("%s", each).isTrue();
    }
  }
}
