package dev.bureau.orchestrator.message;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Message;

/**
 * Told of each message that was handled, at least once, in the order of the feed. It is called on a
 * thread of its own, one message after another; while it is slow or throws, nobody but itself
 * waits, and a message at which it threw comes again.
 */
@FunctionalInterface
public interface MessageListener {
  /**
   * A handling has been committed.
   *
   * @param message what was handled
   * @param handled where that stands: the session that did it, and when
   */
  void handled(Message message, Entry handled);
}
