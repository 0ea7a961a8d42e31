package dev.bureau.core.routing;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.model.ModelHistory;
import dev.bureau.core.model.ModelRules;
import dev.bureau.core.model.Reason;
import dev.bureau.core.session.Session;
import org.jspecify.annotations.Nullable;

/** The pure rules of routing (R2, R6). */
public final class RoutingRules {
  private RoutingRules() {}

  /** Something was decided. A session that is final takes it, too: it has happened. */
  public static Decision recorded(RoutingDecided decided) {
    return (session, aspects, moment) -> Change.of(decided);
  }

  /**
   * Something is decided, and the session uses that model for it: in the same commit, if it is
   * another than the current one. What goes to the orchestrator is an escalation, unless the
   * session goes back to its model by that.
   *
   * @param model null for the one that the session used before all escalations
   * @throws dev.bureau.core.model.ModelSwitchRefusedException when it is decided, if the session is
   *     final and would need another model
   */
  public static Decision decided(RoutingDecided decided, @Nullable String model) {
    return (session, aspects, moment) -> {
      Change change = Change.of(decided);
      String wanted = modelFor(session, aspects, model);
      if (wanted == null) {
        return change;
      }
      boolean escalates =
          decided.route().equals(Route.ORCHESTRATOR)
              && !wanted.equals(modelFor(session, aspects, null));
      Reason reason = escalates ? Reason.ESCALATION : Reason.SWITCH;
      return change.and(ModelRules.switchTo(wanted, reason).decide(session, aspects, moment));
    };
  }

  /**
   * The model that a session uses for a piece of work.
   *
   * @param model the one that was chosen; null for the one that the session used before all
   *     escalations
   * @return null if none was chosen, and the session has used none
   */
  public static @Nullable String modelFor(
      Session session, Aspects aspects, @Nullable String model) {
    return model == null ? aspects.get(ModelHistory.ASPECT).settledOf(session) : model;
  }
}
