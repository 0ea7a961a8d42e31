package dev.bureau.bench.durable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The limit for many callers: one thread writes, and commits all that waits in one transaction.
 * Thread-safe.
 */
final class GroupWriter implements AutoCloseable {
  private final RawChanges changes;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "group-writer");

  GroupWriter(RawChanges changes) {
    this.changes = changes;
  }

  private record Waiting(int session, CompletableFuture<Void> done) {}

  void start() {
    writer.start();
  }

  /** Changes a session; durable when it returns. */
  void change(int session) throws InterruptedException, ExecutionException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.add(new Waiting(session, done));
    done.get();
  }

  /** Ends the writer; nobody may be waiting. */
  @Override
  public void close() throws InterruptedException, SQLException {
    writer.interrupt();
    writer.join();
    changes.close();
  }

  private void write() {
    List<Waiting> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(queue.take());
        queue.drainTo(batch);
        answer(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever happens, nobody waits for ever. */
  private void answer(List<Waiting> batch) {
    try {
      commit(batch);
      batch.forEach(each -> each.done().complete(null));
    } catch (SQLException | RuntimeException e) {
      batch.forEach(each -> each.done().completeExceptionally(e));
    }
  }

  private void commit(List<Waiting> batch) throws SQLException {
    changes.begin();
    for (Waiting each : batch) {
      changes.change(each.session());
    }
    changes.commit();
  }
}
