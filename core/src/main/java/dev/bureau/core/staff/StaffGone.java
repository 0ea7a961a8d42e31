package dev.bureau.core.staff;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** The department has ended. */
public record StaffGone(SessionId department) implements StaffEvent {
  @Override
  public Staff applyTo(Staff state, Instant at) {
    return state.without(department);
  }
}
