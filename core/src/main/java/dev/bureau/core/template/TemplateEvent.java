package dev.bureau.core.template;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes of templates. */
public sealed interface TemplateEvent extends Event<Templates>
    permits TemplatePut, TemplateRemoved {
  /** What this family adds to the catalogue. */
  Feature<Templates> FEATURE =
      new Feature<>(
          "template",
          Templates.ASPECT,
          List.of(
              EventType.of("template.put", TemplatePut.class),
              EventType.of("template.removed", TemplateRemoved.class)));
}
