package dev.bureau.core.query;

import dev.bureau.core.session.Session;

/** A field has a value: neither null nor missing. */
public record IsNotNull(Field field) implements Filter {
  @Override
  public boolean matches(Session session) {
    return field.valueIn(session).isPresent();
  }

  @Override
  public String toString() {
    return field + " IS NOT NULL";
  }
}
