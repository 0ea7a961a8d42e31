package dev.bureau.core.model;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import java.util.List;

/** The pure rules of models (R1). */
public final class ModelRules {
  private ModelRules() {}

  /**
   * A model was found in use, as usage that is recorded shows it: if it is another one than the
   * current one, that was a switch, or the first model of all. No events if it is the current one.
   * Names are compared as they are; who knows other names of the same model asks only if it is
   * another one. A session that is final takes it, too: it has happened.
   *
   * @throws dev.bureau.core.error.BadInputException if the name is blank or longer than 256
   *     characters, or the description would become too large
   */
  public static List<Event<?>> used(Session session, String model) {
    return switched(session, model, Reason.SWITCH);
  }

  /**
   * The session uses that model from now on; nothing happens if it does already.
   *
   * @param reason why, if it has used one before
   * @throws ModelSwitchRefusedException when it is decided, if the session is final
   * @throws dev.bureau.core.error.BadInputException when it is decided, if the name is blank or
   *     longer than 256 characters, or the description would become too large
   */
  public static Decision switchTo(String model, Reason reason) {
    return (session, aspects, moment) -> {
      List<Event<?>> events = switched(session, model, reason);
      if (!events.isEmpty() && session.status().isFinal()) {
        throw new ModelSwitchRefusedException(session, model);
      }
      return Change.of(events);
    };
  }

  private static List<Event<?>> switched(Session session, String model, Reason reason) {
    String before = session.profile().assignment().model();
    if (model.equals(before)) {
      return List.of();
    }
    Event<?> changed = SessionRules.useModel(session, model);
    return List.of(
        new ModelSwitched(before, model, before == null ? Reason.INITIAL : reason), changed);
  }
}
