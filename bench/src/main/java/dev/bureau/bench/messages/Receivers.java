package dev.bureau.bench.messages;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.message.MessageBatch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Sessions of a bureau that count what they handle, and the one who writes to them. */
final class Receivers implements AutoCloseable {
  private static final int BATCH = 256;
  private static final int LIMIT = 1_000_000;

  private final Window window = new Window();
  private final List<SessionId> ids;
  private final Bureau bureau;
  private long windows;

  Receivers(StoreFactory store, int count) {
    this.bureau =
        Bureau.open(
            BureauConfig.defaults().withMaxSessions(LIMIT).withMailboxCapacity(LIMIT),
            store,
            new Agents().bind("counter", () -> (message, context) -> window.handled()),
            Seams.system());
    this.ids =
        IntStream.range(0, count)
            .mapToObj(each -> new SessionId(String.format(Locale.ROOT, "bench-%06d", each)))
            .toList();
    for (SessionId each : ids) {
      bureau.sessions().create(SessionSpec.active("counter").id(each).agent("counter"));
      bureau.sessions().start(each);
    }
  }

  /** Sends one window in batches, to one receiver after another; returns when all are handled. */
  void window() throws InterruptedException {
    window.open();
    try (MessageBatch batch = bureau.messages().batch(BATCH, Duration.ofMinutes(1))) {
      for (int i = 0; i < Window.SIZE; i++) {
        batch.add(ids.get(i % ids.size()), Letter.of("COMMAND", Map.of("text", "hi")));
      }
    }
    window.await();
    windows++;
  }

  /**
   * Ends what is under way.
   *
   * @throws IllegalStateException if not every message has been journaled once
   */
  @Override
  public void close() {
    long sent = windows * Window.SIZE;
    while (bureau.messages().statistics().queued() > 0) {
      Thread.onSpinWait(); // the last of them have been handled and are being committed
    }
    long handled = ids.stream().map(bureau.sessions()::get).mapToLong(Receivers::handled).sum();
    bureau.close();
    if (handled != sent) {
      throw new IllegalStateException(sent + " were sent, " + handled + " are journaled");
    }
  }

  private static long handled(Session session) {
    return session.totals().tasksDone();
  }
}
