package dev.bureau.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL in the making: text of ours, and the values for its question marks. */
final class SqlText {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Adds a piece of this module's own text. */
  SqlText add(String ours) {
    text.append(ours);
    return this;
  }

  /** Adds a question mark and its value: text, a long or a double. */
  SqlText bound(Object value) {
    text.append('?');
    values.add(value);
    return this;
  }

  /** The statement, with its values given. */
  Statement on(Link link) throws SQLException {
    Statement statement = link.sql(text.toString());
    for (Object each : values) {
      if (each instanceof Long number) {
        statement.number(number);
      } else if (each instanceof Double number) {
        statement.real(number);
      } else {
        statement.text((String) each);
      }
    }
    return statement;
  }
}
