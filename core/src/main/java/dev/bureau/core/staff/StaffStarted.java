package dev.bureau.core.staff;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** The department that was wanted is at work. */
public record StaffStarted(SessionId department) implements StaffEvent {
  @Override
  public Staff applyTo(Staff state, Instant at) {
    return state.moved(department, Staff.Stage.AT_WORK);
  }
}
