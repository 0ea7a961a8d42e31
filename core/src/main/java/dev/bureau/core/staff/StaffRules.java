package dev.bureau.core.staff;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Session;
import dev.bureau.core.task.Tasks;
import dev.bureau.core.tree.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pure rules of departments that come and go with the work (S1). */
public final class StaffRules {
  private StaffRules() {}

  /**
   * What is to become of a director's staff. There are at least as many departments as it says; one
   * more at a time while too much waits for those there are, or something waits and there are none;
   * one less, the last that came, when nothing waits and it has had nothing to do for long. A
   * director that has ended or is being stopped gets and gives up none.
   *
   * @param sight what the decision is based on
   */
  public static Decision adjust(Sight sight) {
    return (session, aspects, moment) -> {
      List<Event<?>> events = new ArrayList<>();
      List<SessionId> atWork = new ArrayList<>();
      for (SessionId each : aspects.get(Staff.ASPECT).at(Staff.Stage.AT_WORK)) {
        if (sight.ended().contains(each)) {
          events.add(new StaffGone(each));
        } else {
          atWork.add(each);
        }
      }
      scale(session, aspects, moment)
          .map(scale -> new Strength(scale, atWork, sight.working()))
          .ifPresent(strength -> events.addAll(changed(strength, sight.own(), aspects, moment)));
      return Change.of(events);
    };
  }

  /** The department that was wanted is at work; nothing happens if that is known. */
  public static Decision started(SessionId department) {
    return (session, aspects, moment) ->
        aspects.get(Staff.ASPECT).at(Staff.Stage.WANTED).contains(department)
            ? Change.of(new StaffStarted(department))
            : Change.NONE;
  }

  /** The department has ended; nothing happens if that is known. */
  public static Decision gone(SessionId department) {
    return (session, aspects, moment) ->
        aspects.get(Staff.ASPECT).has(department)
            ? Change.of(new StaffGone(department))
            : Change.NONE;
  }

  private static Optional<AutoScale> scale(Session session, Aspects aspects, Moment moment) {
    boolean ends =
        session.status().isFinal() || aspects.get(Stopping.ASPECT).isUnderWay(moment.now());
    return ends
        ? Optional.empty()
        : Optional.ofNullable(aspects.get(Duty.ASPECT).directing().autoScale());
  }

  private static List<Event<?>> changed(
      Strength strength, long own, Aspects aspects, Moment moment) {
    Tasks tasks = aspects.get(Tasks.ASPECT);
    int coming = aspects.get(Staff.ASPECT).at(Staff.Stage.WANTED).size();
    List<Event<?>> events = new ArrayList<>();
    int missing = strength.missing(coming, own + tasks.queued().size());
    for (int i = 0; i < missing; i++) {
      events.add(new StaffWanted(new SessionId(moment.commit().value() + "-" + i)));
    }
    if (missing == 0 && coming == 0) {
      Set<SessionId> busy =
          tasks.underWay().stream().map(Tasks.UnderWay::department).collect(Collectors.toSet());
      strength
          .dispensable(busy, moment.now())
          .ifPresent(each -> events.add(new StaffDismissed(each)));
    }
    return events;
  }
}
