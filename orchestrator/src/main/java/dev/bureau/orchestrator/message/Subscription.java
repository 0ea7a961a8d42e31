package dev.bureau.orchestrator.message;

import java.util.concurrent.atomic.AtomicBoolean;

/** One listener's subscription; ends when it, or its bureau, is closed. Thread-safe. */
public final class Subscription implements AutoCloseable {
  private final Traffic traffic;
  private final Runnable closing;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Subscription(Traffic traffic, Runnable closing) {
    this.traffic = traffic;
    this.closing = closing;
    traffic.subscribed();
  }

  /** Ends it; a message that is being told may still be told to its end. Idempotent. */
  @Override
  public void close() {
    if (open.getAndSet(false)) {
      traffic.unsubscribed();
      closing.run();
    }
  }
}
