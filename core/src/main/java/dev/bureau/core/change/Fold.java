package dev.bureau.core.change;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session is after some events: core events change its head, others their aspects. */
public final class Fold {
  private final EventCatalogue catalogue;

  public Fold(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A head and the aspects beside it. */
  public record State(Session session, Aspects aspects) {}

  /** The state after these events, in their order, at that time. */
  public State after(State before, List<Event<?>> events, Instant at) {
    Session session = before.session();
    Aspects aspects = before.aspects();
    for (Event<?> event : events) {
      if (isHead(catalogue.aspectOf(event))) {
        session = applied(event, session, at);
      } else {
        aspects = after(aspects, event, at);
      }
    }
    return new State(session, aspects);
  }

  /** The aspects after one event; core events leave them as they are. */
  public Aspects after(Aspects before, Event<?> event, Instant at) {
    @Nullable Aspect<?> aspect = catalogue.aspectOf(event);
    if (aspect == null) {
      if (event instanceof OpaqueEvent opaque) {
        return opaque.isCore() ? before : before.withOpaque(opaque.feature());
      }
      throw new IllegalArgumentException(event.getClass().getName() + " is not in the catalogue");
    }
    return isHead(aspect) ? before : applied(aspect, event, before, at);
  }

  /**
   * One decision that takes these in turn, each on what the ones before have made of the session.
   */
  public Decision sequence(List<Decision> decisions) {
    return (session, aspects, moment) -> {
      State state = new State(session, aspects);
      List<Change> all = new ArrayList<>(decisions.size());
      for (Decision each : decisions) {
        Change change = each.decide(state.session(), state.aspects(), moment);
        state = after(state, change.events(), moment.now());
        if (!change.isNothing()) {
          all.add(change);
        }
      }
      return Change.all(all);
    };
  }

  private static boolean isHead(@Nullable Aspect<?> aspect) {
    return aspect != null && aspect.name().equals(Session.HEAD.name());
  }

  @SuppressWarnings("unchecked") // the catalogue ties each event to the aspect of its own state
  private static <S> Aspects applied(Aspect<S> aspect, Event<?> event, Aspects before, Instant at) {
    return before.fold(aspect, (Event<S>) event, at);
  }

  @SuppressWarnings("unchecked") // the catalogue ties core events to the head
  private static Session applied(Event<?> event, Session session, Instant at) {
    return ((Event<Session>) event).applyTo(session, at);
  }
}
