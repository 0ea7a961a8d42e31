package dev.bureau.core.session;

import java.time.Instant;

/**
 * The session works in another directory from now on (S41).
 *
 * @param workspace the directory, as whoever asked named it
 */
public record WorkspaceChanged(String workspace) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withProfile(state.profile().withWorkspace(workspace));
  }
}
