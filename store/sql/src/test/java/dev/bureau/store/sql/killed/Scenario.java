package dev.bureau.store.sql.killed;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happens in the rigs: each worker gets so many tasks, each task does things to the outside
 * world in cells, counts, and is reported to the collector, which completes with the last report.
 *
 * @param workers how many sessions work
 * @param tasks how many each of them gets
 */
record Scenario(int workers, int tasks) {
  static final SessionId COLLECTOR = new SessionId("collector");

  /** Reads what {@link #toString} wrote. */
  static Scenario of(String text) {
    String[] parts = text.split("x", -1);
    return new Scenario(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public String toString() {
    return workers + "x" + tasks;
  }

  int allTasks() {
    return workers * tasks;
  }

  SessionId worker(int number) {
    return new SessionId("worker-" + number);
  }

  /** All sessions, those that send before the one that receives. */
  List<SessionId> sessions() {
    List<SessionId> all = new ArrayList<>();
    for (int i = 1; i <= workers; i++) {
      all.add(worker(i));
    }
    all.add(COLLECTOR);
    return all;
  }

  void create(Bureau bureau) {
    for (SessionId each : sessions()) {
      String agent = each.equals(COLLECTOR) ? "collector" : "worker";
      bureau.sessions().create(SessionSpec.active(each.value()).id(each).agent(agent));
      bureau.sessions().start(each);
    }
  }

  /** Sends all tasks, each under a key of its own: whoever does it again sends nothing new. */
  void send(Bureau bureau) {
    for (int task = 1; task <= tasks; task++) {
      for (int i = 1; i <= workers; i++) {
        bureau.send(
            worker(i),
            Letter.of(MessageType.DIRECTION, Map.of("task", task)).key(worker(i) + "-" + task));
      }
    }
  }

  Agents agents(OutsideWorld world) {
    return new Agents()
        .bind("worker", () -> new Worker(world))
        .bind("collector", () -> new Collector(allTasks()));
  }
}
