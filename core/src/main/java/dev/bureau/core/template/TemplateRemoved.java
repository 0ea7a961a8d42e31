package dev.bureau.core.template;

import java.time.Instant;

/** A template is there no longer; the sessions that were created from it stay as they are. */
public record TemplateRemoved(String name) implements TemplateEvent {
  @Override
  public Templates applyTo(Templates state, Instant at) {
    return state.without(name);
  }
}
