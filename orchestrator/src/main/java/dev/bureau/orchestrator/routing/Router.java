package dev.bureau.orchestrator.routing;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.model.ModelHistory;
import dev.bureau.core.model.ModelRules;
import dev.bureau.core.model.ModelUse;
import dev.bureau.core.model.Reason;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.routing.RoutingDecision;
import dev.bureau.core.routing.RoutingMetrics;
import dev.bureau.core.routing.RoutingRules;
import dev.bureau.core.store.Sessions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides where work goes, and which model is used for it, and tells what was decided (R1, R2, R6).
 * An agent routes by {@link dev.bureau.orchestrator.agent.Context#route} instead. Thread-safe. Each
 * method that changes something throws what {@link Door#change} throws, beside what it says itself;
 * all throw {@link dev.bureau.core.door.NoSuchSessionException} if there is no such session.
 */
public final class Router {
  private static final int ENTRIES_PER_READ = 1_000;

  private final Door door;
  private final Sessions sessions;
  private final Caller caller;
  private final RoutingConfig config;

  /**
   * @param actor in whose name decisions are recorded
   */
  public Router(Door door, Sessions sessions, Actor actor, RoutingConfig config) {
    this.door = door;
    this.sessions = sessions;
    this.caller = Caller.of(actor);
    this.config = config;
  }

  /** Routes work that belongs to no workflow. */
  public Choice route(SessionId session, Estimate estimate) {
    return route(session, estimate, null);
  }

  /**
   * Asks the policy where a piece of a session's work goes, and records the answer; if the session
   * needs another model for it, that is switched in the same commit.
   *
   * @param workflow the workflow that does it, 1–256 characters; null for none
   * @return where it goes, and the model that the session uses from now on
   * @throws dev.bureau.core.error.BadInputException if the workflow is blank or too long
   * @throws dev.bureau.core.model.ModelSwitchRefusedException if the session is final and would
   *     need another model
   */
  public Choice route(SessionId session, Estimate estimate, @Nullable String workflow) {
    Choice choice = config.policy().choose(estimate, config.models());
    RoutingDecided decided = new RoutingDecided(choice.route(), estimate, workflow);
    Loaded after = door.change(session, caller, RoutingRules.decided(decided, choice.model()));
    return new Choice(choice.route(), after.session().profile().assignment().model());
  }

  /** Records what somebody else has decided; no model is switched. */
  public void record(SessionId session, RoutingDecided decided) {
    door.change(session, caller, RoutingRules.recorded(decided));
  }

  /** What was decided in all. */
  public RoutingMetrics metrics(SessionId session) {
    return door.load(session).aspects().get(RoutingMetrics.ASPECT);
  }

  /**
   * Tells all decisions there are, oldest first. If they are more than {@link RoutingMetrics#MOST}
   * this reads the session's whole journal, a thousand entries at a time.
   */
  public void decisions(SessionId session, Consumer<RoutingDecision> each) {
    RoutingMetrics metrics = metrics(session);
    if (metrics.total() == metrics.latest().size()) {
      metrics.latest().forEach(each);
      return;
    }
    long from = 1;
    while (true) {
      List<Entry> entries = sessions.journal(session, from, ENTRIES_PER_READ);
      if (entries.isEmpty()) {
        return;
      }
      for (Entry entry : entries) {
        if (entry.event() instanceof RoutingDecided decided) {
          each.accept(new RoutingDecision(decided, entry.at()));
        }
      }
      from = entries.get(entries.size() - 1).version() + 1;
    }
  }

  /**
   * Has a session use that model from now on; nothing happens if it does already.
   *
   * @throws dev.bureau.core.error.BadInputException if the name is blank or longer than 256
   *     characters
   * @throws dev.bureau.core.model.ModelSwitchRefusedException if the session is final
   */
  public void switchModel(SessionId session, String model) {
    door.change(session, caller, ModelRules.switchTo(model, Reason.SWITCH));
  }

  /**
   * The models that a session has used, oldest first, as far as {@link ModelHistory} keeps them.
   */
  public List<ModelUse> models(SessionId session) {
    Loaded loaded = door.load(session);
    return loaded.aspects().get(ModelHistory.ASPECT).of(loaded.session());
  }
}
