package dev.bureau.core.group;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** A session is no longer in a group. */
public record GroupLeft(String group, SessionId member) implements GroupEvent {
  @Override
  public Groups applyTo(Groups state, Instant at) {
    return state.left(group, member);
  }
}
