package dev.bureau.core.model;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models that a session has used (R1). Immutable. Kept are the first one and the latest of
 * about a hundred switches; the journal has them all. The model that a session was created with
 * stands in its head and not here, until there is a switch.
 *
 * @param first the model before the first switch; null if there was no switch, or no model before
 * @param settled what it used last for another reason than escalation; null if nobody knows yet
 * @param switches how many there were
 * @param latest at most a hundred of them, oldest first: those at the end, and the first model of a
 *     session that was created without one
 */
public record ModelHistory(
    @Nullable String first, @Nullable String settled, long switches, List<ModelUse> latest) {
  /** The most switches that are kept here. */
  public static final int MOST = 100;

  /** The models as an aspect of a session. */
  public static final Aspect<ModelHistory> ASPECT =
      new Aspect<>(
          "model", 1, new ModelHistory(null, null, 0, List.of()), Form.of(ModelHistory.class));

  public ModelHistory {
    latest = List.copyOf(latest);
  }

  /** All that is kept, oldest first; empty if that session has used none. */
  public List<ModelUse> of(Session session) {
    String initial = switches == 0 ? session.profile().assignment().model() : first;
    if (initial == null) {
      return latest;
    }
    List<ModelUse> uses = new ArrayList<>(latest.size() + 1);
    uses.add(new ModelUse(initial, session.times().created(), Reason.INITIAL));
    uses.addAll(latest);
    return List.copyOf(uses);
  }

  /**
   * The model that a session goes back to when what it was escalated for is over: the one that it
   * used last for any other reason. Null if it has used none.
   */
  public @Nullable String settledOf(Session session) {
    return switches == 0 ? session.profile().assignment().model() : settled;
  }

  ModelHistory switched(ModelSwitched event, Instant at) {
    List<ModelUse> uses = new ArrayList<>(latest);
    uses.add(new ModelUse(event.model(), at, event.reason()));
    if (uses.size() > MOST) {
      uses.remove(uses.get(0).reason() == Reason.INITIAL ? 1 : 0);
    }
    return new ModelHistory(
        switches == 0 ? event.from() : first,
        event.reason() == Reason.ESCALATION ? settledBefore(event) : event.model(),
        switches + 1,
        uses);
  }

  private @Nullable String settledBefore(ModelSwitched event) {
    return switches == 0 ? event.from() : settled;
  }
}
