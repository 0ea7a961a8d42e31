package dev.bureau.core.template;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The templates there are. Immutable. */
public final class Templates {
  /** The templates as an aspect of the session {@code bureau}. */
  public static final Aspect<Templates> ASPECT =
      new Aspect<>(
          "template",
          1,
          new Templates(HashTreePMap.empty()),
          Form.of(Stored.class, templates -> new Stored(templates.all()), Stored::restored));

  private final PMap<String, Template> named;

  private Templates(PMap<String, Template> named) {
    this.named = named;
  }

  /** As they stand in a snapshot. */
  record Stored(List<Template> templates) {
    Templates restored() {
      Templates restored = new Templates(HashTreePMap.empty());
      for (Template each : templates) {
        restored = restored.with(each);
      }
      return restored;
    }
  }

  /** All, by name. */
  public List<Template> all() {
    return List.copyOf(new TreeMap<>(named).values());
  }

  /** The one of that name, if there is one. */
  public Optional<Template> find(String name) {
    return Optional.ofNullable(named.get(name));
  }

  Templates with(Template template) {
    return new Templates(named.plus(template.name(), template));
  }

  Templates without(String name) {
    return new Templates(named.minus(name));
  }
}
