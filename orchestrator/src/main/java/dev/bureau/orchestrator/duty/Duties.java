package dev.bureau.orchestrator.duty;

import dev.bureau.core.change.Change;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.DutyAssigned;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.staff.Staff;
import dev.bureau.core.task.Tasks;

/** What sessions are there for (S1), and how far they are with it. Thread-safe. */
public final class Duties {
  private final Door door;
  private final Caller caller;

  /**
   * @param actor in whose name duties are assigned
   */
  public Duties(Door door, Actor actor) {
    this.door = door;
    this.caller = Caller.of(actor);
  }

  /**
   * What a session is there for; nothing said if it has no duty.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   */
  public Duty of(SessionId session) {
    return door.load(session).aspects().get(Duty.ASPECT);
  }

  /**
   * Gives a session another duty; nothing happens if it has it. Throws what {@link Door#change}
   * throws, besides.
   *
   * @throws dev.bureau.core.error.BadInputException if the duty belongs to another type of session
   */
  public void assign(SessionId session, Duty duty) {
    door.change(
        session,
        caller,
        (head, aspects, moment) -> {
          SessionRules.requireDuty(head.type(), duty);
          return aspects.get(Duty.ASPECT).equals(duty)
              ? Change.NONE
              : Change.of(new DutyAssigned(duty));
        });
  }

  /**
   * The tasks that a director has given and that have not ended.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   */
  public Tasks tasks(SessionId director) {
    return door.load(director).aspects().get(Tasks.ASPECT);
  }

  /**
   * The departments that a director has got by itself.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   */
  public Staff staff(SessionId director) {
    return door.load(director).aspects().get(Staff.ASPECT);
  }
}
