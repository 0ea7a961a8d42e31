package dev.bureau.core.group;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** A session is in a group from now on. */
public record GroupJoined(String group, SessionId member) implements GroupEvent {
  @Override
  public Groups applyTo(Groups state, Instant at) {
    return state.joined(group, member);
  }
}
