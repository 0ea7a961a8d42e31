package dev.bureau.bench.messages;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jctools.queues.MpscUnboundedArrayQueue;

/** The limit: a queue that a shared pool drains while there is something in it. Keeps nothing. */
final class BareMailbox implements Runnable {
  private static final int BATCH = 256;

  private final MpscUnboundedArrayQueue<Letter> queue = new MpscUnboundedArrayQueue<>(16);
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Executor pool;
  private final Consumer<Letter> handler;

  BareMailbox(Executor pool, Consumer<Letter> handler) {
    this.pool = pool;
    this.handler = handler;
  }

  /** What is sent. */
  record Letter(String sender, String receiver, int priority, String body) {}

  void send(Letter letter) {
    queue.add(letter);
    schedule();
  }

  @Override
  public void run() {
    for (int i = 0; i < BATCH; i++) {
      Letter letter = queue.poll();
      if (letter == null) {
        break;
      }
      handler.accept(letter);
    }
    scheduled.set(false);
    if (!queue.isEmpty()) {
      schedule();
    }
  }

  private void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      pool.execute(this);
    }
  }
}
