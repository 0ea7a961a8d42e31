package dev.bureau.core.query;

import dev.bureau.core.session.Session;

/** A field compares with a value; without a value there it does not. */
public record Comparison(Field field, Operator operator, Value value) implements Filter {
  /**
   * @throws dev.bureau.core.error.BadInputException if the field cannot be compared with it
   */
  public Comparison {
    value = value.against(field);
  }

  @Override
  public boolean matches(Session session) {
    Integer order = Ranking.compare(field.in(session), value);
    return order != null && operator.holds(order);
  }

  @Override
  public String toString() {
    return field + " " + operator.text() + " " + value;
  }
}
