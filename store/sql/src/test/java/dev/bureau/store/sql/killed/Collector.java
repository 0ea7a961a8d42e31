package dev.bureau.store.sql.killed;

import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import java.util.Map;

/** Counts the reports, each by the task it is about, and completes with the last. */
final class Collector implements Agent {
  private final int reports;

  Collector(int reports) {
    this.reports = reports;
  }

  @Override
  public void handle(Message message, Context context) {
    String task = message.content().get("of").toString();
    Map<?, ?> before = (Map<?, ?>) context.session().metadata().getOrDefault("times", Map.of());
    long times = before.containsKey(task) ? (Long) before.get(task) : 0;
    long count = Worker.count(context) + 1;
    context.update(
        SessionUpdate.metadata(Map.of("count", count, "times", Map.of(task, times + 1))));
    if (count == reports) {
      context.complete("all reported");
    }
  }
}
