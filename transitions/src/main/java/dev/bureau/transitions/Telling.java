package dev.bureau.transitions;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells of a passage step by step: to a listener, and in the log, whose lines carry the session
 * that they are about (T8). Belongs to one thread.
 */
final class Telling {
  private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

  private final TransitionListener listener;

  Telling(TransitionListener listener) {
    this.listener = listener;
  }

  void ending(Session old) {
    log(old.id(), "(1) ending session {}", old.id());
    tell(old, listener::ending);
  }

  void ended(Session old) {
    log(old.id(), "(2) END of {} counted", old.id());
    tell(old, listener::ended);
    log(old.id(), "(4) session {} is {}", old.id(), old.status());
  }

  void beginning(SessionId next) {
    log(next, "(5) creating session {}", next);
  }

  void begun(Session next) {
    log(next.id(), "(6) START of {} counted", next.id());
    tell(next, listener::begun);
  }

  void finished(SessionId from, SessionId to) {
    log(to, "(9) transition complete: {} -> {}", from, to);
  }

  private static void log(SessionId about, String text, Object... values) {
    try (MDC.MDCCloseable ignored = MDC.putCloseable("session", about.value())) {
      LOG.info(text, values);
    }
  }

  private static void tell(Session session, Consumer<Session> listening) {
    try (MDC.MDCCloseable ignored = MDC.putCloseable("session", session.id().value())) {
      listening.accept(session);
    } catch (RuntimeException | LinkageError | AssertionError e) { // users' code stops no passage
      LOG.warn("A listener to the transition of {} failed", session.id(), e);
    }
  }
}
