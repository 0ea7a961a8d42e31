package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.CellKey;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import java.util.Map;

/** Does a task: one cell of each kind, a count, a report. */
final class Worker implements Agent {
  /** The name of the cell that may happen again under its key. */
  static final String BOOK = "book";

  /** The name of the cell that must happen once. */
  static final String CHARGE = "charge";

  private static final String LARGE = "receipt ".repeat(3_000); // more than a journal takes

  private final OutsideWorld world;

  Worker(OutsideWorld world) {
    this.world = world;
  }

  @Override
  public void handle(Message message, Context context) throws Exception {
    long task = (Long) message.content().get("task");
    Map<String, Object> looked =
        context.cell(
            CellSpec.readOnly("look").input(Map.of("task", task)),
            () -> Map.of("square", task * task));
    Map<String, Object> booked =
        context.cell(
            CellSpec.idempotent(BOOK),
            () -> {
              world.happen(new CellKey(message.id(), BOOK, 0));
              return Map.of("receipt", LARGE + message.id());
            });
    Map<String, Object> charged =
        context.cell(
            CellSpec.effect(CHARGE),
            () -> {
              CellKey key = new CellKey(message.id(), CHARGE, 0);
              world.happen(key);
              return charged(key);
            });
    context.update(SessionUpdate.metadata(Map.of("count", count(context) + 1)));
    context.send(
        Scenario.COLLECTOR,
        Letter.of(
            MessageType.PROGRESS_REPORT,
            Map.of(
                "of", message.id().value(),
                "square", looked.get("square"),
                "receipt", booked.get("receipt").toString().length(),
                "charged", charged.get("key"),
                "drawn", context.random().nextInt())));
  }

  /** What the cell that must happen once returns, and what is supplied if it has happened. */
  static Map<String, Object> charged(CellKey key) {
    return Map.of("key", key.toString());
  }

  static long count(Context context) {
    return (Long) context.session().metadata().getOrDefault("count", 0L);
  }
}
