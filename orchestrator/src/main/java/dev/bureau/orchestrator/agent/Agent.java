package dev.bureau.orchestrator.agent;

import dev.bureau.core.message.Message;

/**
 * Works in sessions: handles their messages one after another. One object is made for each live
 * session; it may keep things in memory, but what must not be lost belongs in cells and metadata,
 * because the next message may be handled by another object in another process.
 */
@FunctionalInterface
public interface Agent {
  /**
   * Handles one message. Everything that the context gathers takes effect at the end, together with
   * the acknowledgement, in one commit; cells are committed on the way. The same message may be
   * handed over again after a failure or a death, but never once its handling has been committed
   * (X23).
   *
   * @throws Exception to fail this handling: nothing that was gathered happens, and the message is
   *     tried again later, up to the configured retries
   */
  void handle(Message message, Context context) throws Exception;
}
