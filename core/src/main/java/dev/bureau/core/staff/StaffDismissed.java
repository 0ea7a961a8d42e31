package dev.bureau.core.staff;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** There is to be one department less. */
public record StaffDismissed(SessionId department) implements StaffEvent {
  @Override
  public Staff applyTo(Staff state, Instant at) {
    return state.moved(department, Staff.Stage.DISMISSED);
  }
}
