package dev.bureau.orchestrator.message;

import dev.bureau.core.door.CommitListener;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.store.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the mail that passes through one bureau. Thread-safe. */
final class Traffic implements CommitListener {
  private final LongAdder sent = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder latencyMicros = new LongAdder();
  private final AtomicInteger subscribers = new AtomicInteger();

  void sent(int messages) {
    sent.add(messages);
  }

  void subscribed() {
    subscribers.incrementAndGet();
  }

  void unsubscribed() {
    subscribers.decrementAndGet();
  }

  @Override
  public void committed(Commit commit, Aspects before) {
    for (Event<?> event : commit.change().events()) {
      if (event instanceof MessageSent) {
        sent.increment();
      } else if (event instanceof MessageHandled handled) {
        delivered.increment();
        latencyMicros.add(micros(handled.message().sentAt(), commit.moment().now()));
      }
    }
  }

  /** Wall clocks of two machines differ, and one may be turned back: then it took no time. */
  private static long micros(Instant from, Instant to) {
    Duration took = Duration.between(from, to);
    return took.isNegative() ? 0 : took.toSeconds() * 1_000_000 + took.toNanosPart() / 1_000;
  }

  long sent() {
    return sent.sum();
  }

  long delivered() {
    return delivered.sum();
  }

  int subscribers() {
    return subscribers.get();
  }

  @Nullable Duration meanLatency() {
    long handled = delivered.sum();
    return handled == 0 ? null : Duration.ofNanos(latencyMicros.sum() / handled * 1_000);
  }
}
