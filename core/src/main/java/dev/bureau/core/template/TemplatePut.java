package dev.bureau.core.template;

import java.time.Instant;

/** A template is there from now on, in place of the one of that name if there was one. */
public record TemplatePut(Template template) implements TemplateEvent {
  @Override
  public Templates applyTo(Templates state, Instant at) {
    return state.with(template);
  }
}
