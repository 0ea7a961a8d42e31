package dev.bureau.orchestrator.shutdown;

import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.message.Inbox;
import dev.bureau.orchestrator.shutdown.ShutdownProgress.Step;
import dev.bureau.orchestrator.shutdown.ShutdownProgress.Waiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a listener is told of one shutdown. Belongs to the thread that stops. */
final class Telling {
  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final ShutdownListener listener;
  private long stopped;
  private int topmost = 1;
  private long sessions;
  private @Nullable Waiting last;

  Telling(ShutdownListener listener) {
    this.listener = listener;
  }

  /** So many are left to be stopped, and the topmost if that is not stopped yet. */
  void left(long below) {
    sessions = stopped + below + topmost;
  }

  /** The topmost is stopped; whoever is left has come below it meanwhile. */
  void topmostIsStopped() {
    topmost = 0;
  }

  /** What is in the inbox of a session is waited for; nothing is told twice. */
  void waiting(Session session, Inbox inbox) {
    if (listener == ShutdownListener.NOBODY) {
      return; // spares the counting
    }
    Waiting waiting = new Waiting(session, inbox.counts().waiting());
    if (!waiting.equals(last)) {
      last = waiting;
      tell(waiting);
    }
  }

  void stopped(Stopped each) {
    stopped++;
    tell(each);
  }

  private void tell(Step step) {
    try {
      listener.told(new ShutdownProgress(stopped, sessions, step));
    } catch (RuntimeException e) { // whoever only watches must not be in the way
      LOG.warn("A listener of a shutdown failed", e);
    }
  }
}
