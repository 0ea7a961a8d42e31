package dev.bureau.core.template;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/** There is no template of that name. */
public final class NoSuchTemplateException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final String name;

  public NoSuchTemplateException(String name) {
    super(
        Category.NOT_FOUND,
        "There is no template '%s'; 'template list' shows those there are".formatted(name));
    this.name = name;
  }

  /** Which name. */
  public String name() {
    return name;
  }
}
