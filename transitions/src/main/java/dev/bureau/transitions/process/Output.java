package dev.bureau.transitions.process;

import dev.bureau.core.seam.Child;
import dev.bureau.core.seam.Tasks;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What a program writes, told line by line until it is cut off. Thread-safe. */
final class Output {
  private final Child child;
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch open = new CountDownLatch(2);
  private volatile boolean cut;

  Output(Child child) {
    this.child = child;
  }

  void begin(Tasks tasks, ProcessListener listener) {
    tasks.alone("agent-output", () -> read(child.output(), listener::said));
    tasks.alone("agent-errors", () -> read(child.errors(), listener::complained));
  }

  private void read(InputStream stream, Consumer<String> told) {
    Consumer<String> unlessCut =
        line -> {
          if (!cut) {
            told.accept(line);
          }
        };
    try {
      new LineReader(stream, unlessCut, dropped).run();
    } finally {
      open.countDown();
    }
  }

  /** How many bytes of lines that were too long were not told. */
  long droppedBytes() {
    return dropped.get();
  }

  /** Tells no more after that time; whether all was told before. */
  boolean endsWithin(long seconds) {
    try {
      return open.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      cut = true;
    }
  }
}
