package dev.bureau.core.host;

import java.time.Instant;

/** A host looks after the session's agent from now on. */
public record HostStarted(Lodging lodging) implements HostEvent {
  @Override
  public Hosting applyTo(Hosting state, Instant at) {
    return new Hosting(lodging, at);
  }
}
