package dev.bureau.core.template;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;

/** The pure rules of templates: decisions about the session {@code bureau}. */
public final class TemplateRules {
  private TemplateRules() {}

  /** Keeps a template, in place of another of its name; nothing happens if it is there already. */
  public static Decision put(Template template) {
    return (session, aspects, moment) ->
        aspects.get(Templates.ASPECT).find(template.name()).filter(template::equals).isPresent()
            ? Change.NONE
            : Change.of(new TemplatePut(template));
  }

  /**
   * Removes a template.
   *
   * @throws NoSuchTemplateException when it is decided, if there is none of that name
   */
  public static Decision remove(String name) {
    return (session, aspects, moment) -> {
      if (aspects.get(Templates.ASPECT).find(name).isEmpty()) {
        throw new NoSuchTemplateException(name);
      }
      return Change.of(new TemplateRemoved(name));
    };
  }
}
