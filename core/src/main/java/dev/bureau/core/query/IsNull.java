package dev.bureau.core.query;

import dev.bureau.core.session.Session;

/** A field is null: never set, or JSON null in the metadata. Missing is not null (S6). */
public record IsNull(Field field) implements Filter {
  @Override
  public boolean matches(Session session) {
    return field.in(session) == null;
  }

  @Override
  public String toString() {
    return field + " IS NULL";
  }
}
