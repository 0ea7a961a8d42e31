package dev.bureau.core.template;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Names;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.SessionSpec;

/**
 * What sessions of one kind have in common (S9). Immutable.
 *
 * @param name 1–128 of {@code A-Z a-z 0-9 . _ -}, first a letter or digit
 * @param base what each begins with; its name is what people call such sessions
 */
public record Template(String name, SessionSpec base) {
  /**
   * @throws BadInputException if the name is outside the grammar of ids, the base has an id, an
   *     idempotency key or a supervisor, or all of it is longer than 256 KiB of JSON
   */
  public Template {
    Names.check("template", name);
    if (base.id() != null || base.key() != null || base.supervisor() != null) {
      throw new BadInputException(
          "template", name, "leave id, key and supervisor to the session that is created from it");
    }
    Codec.encode("template " + name, base, JsonLimits.RECORD);
  }

  /**
   * What to create a session from.
   *
   * @param own what it has of its own, which wins: see {@link SessionSpec#over}; its type is that
   *     of the template
   */
  public SessionSpec with(SessionSpec own) {
    return own.over(base);
  }
}
