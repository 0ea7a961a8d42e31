package dev.bureau.orchestrator.session;

import dev.bureau.core.door.Door;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Store;
import dev.bureau.core.transition.SessionPassingException;
import dev.bureau.core.transition.TransitionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One cancellation of a session with all below it (X63), from the top: a supervisor whose chain has
 * ended takes no new sessions, so once those below it are gone through, nobody is left. Who cannot
 * be cancelled keeps nobody else from it.
 */
final class TreeCancellation {
  private final Door door;
  private final Store store;
  private final Function<SessionId, Session> stop;
  private final List<Session> cancelled = new ArrayList<>();
  private @Nullable BureauException refusal;

  TreeCancellation(Door door, Store store, Function<SessionId, Session> stop) {
    this.door = door;
    this.store = store;
    this.stop = stop;
  }

  List<Session> of(Session top) {
    new Tree(store.sessions()).fromTheTop(top, this::cancel);
    if (refusal != null) {
      throw refusal;
    }
    return List.copyOf(cancelled);
  }

  private void cancel(Session chain) {
    try {
      Optional<Session> end = notFinal(chain.id());
      while (end.isPresent()) {
        Session stopped = stop.apply(end.get().id());
        if (stopped.hasEnded()) { // else it has passed to another just before
          cancelled.add(stopped);
        }
        end = notFinal(chain.id());
      }
    } catch (SessionPassingException e) {
      keep(e);
    } catch (BureauException e) {
      if (e.category().retryHelps()) {
        throw e; // it may be cancelled yet, before those below it are looked for
      }
      keep(e);
    }
  }

  /** The live end of a chain, unless it is final or was deleted meanwhile. */
  private Optional<Session> notFinal(SessionId id) {
    Optional<Session> end = door.end(id);
    end.ifPresent(TransitionRules::requireNotPassing); // who is not there yet would go on
    return end.filter(each -> !each.status().isFinal());
  }

  private void keep(BureauException e) {
    if (refusal == null) {
      refusal = e;
    } else {
      refusal.addSuppressed(e);
    }
  }
}
