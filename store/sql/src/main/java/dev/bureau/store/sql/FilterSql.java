package dev.bureau.store.sql;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Filters as SQL: the only class that composes it. All text in it is from this file; columns come
 * from a fixed list; what the user gave, JSON paths included, is bound as parameters.
 */
final class FilterSql {
  private static final int MOST_TERMS = 500;

  private static final Map<Field.Head, String> COLUMNS =
      new EnumMap<>(
          Map.of(
              Field.Head.ID, "id",
              Field.Head.TYPE, "type",
              Field.Head.STATUS, "status",
              Field.Head.NAME, "name",
              Field.Head.ROLE, "role",
              Field.Head.WORKSPACE, "workspace",
              Field.Head.MODEL, "model",
              Field.Head.TASK_ID, "task_id",
              Field.Head.SUPERVISOR, "supervisor",
              Field.Head.AGENT, "agent"));

  /**
   * As {@code Field.valueIn}: text as it is, other JSON as its text, null and nothing as missing.
   */
  private static final String METADATA_EQUALS =
      "CASE json_type(head, ?) WHEN 'null' THEN NULL WHEN 'text' THEN head ->> ?"
          + " ELSE head -> ? END = ?";

  private final List<String> terms = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  private FilterSql() {}

  /**
   * The condition for a filter.
   *
   * @throws BadInputException if it has more than 500 comparisons in all
   */
  static FilterSql of(Filter filter) {
    FilterSql sql = new FilterSql();
    sql.add(filter);
    return sql;
  }

  /** A query for these columns of the sessions that are meant. */
  String select(String columns) {
    return "SELECT " + columns + " FROM session WHERE " + condition();
  }

  /** A query for one page of them: after a place in the order, at most so many. */
  String page(String columns) {
    return select(columns) + " AND (created, id) > (?, ?) ORDER BY created, id LIMIT ?";
  }

  /** Binds the filter's own values; those of a page follow. */
  Statement bind(Statement statement) throws SQLException {
    for (String value : values) {
      statement.text(value);
    }
    return statement;
  }

  private String condition() {
    StringJoiner condition = new StringJoiner(" AND ");
    condition.add("id <> 'bureau'");
    terms.forEach(condition::add);
    return condition.toString();
  }

  private void add(Filter filter) {
    if (filter instanceof Filter.And and) {
      and.terms().forEach(this::add);
    } else if (filter instanceof Filter.Equal equal) {
      add(equal);
    }
  }

  private void add(Filter.Equal equal) {
    if (terms.size() == MOST_TERMS) {
      throw new BadInputException(
          "filter", "over " + MOST_TERMS + " comparisons", "use at most " + MOST_TERMS);
    }
    String column = COLUMNS.get(equal.field().head());
    if (column != null) {
      terms.add(column + " = ?");
    } else {
      terms.add(METADATA_EQUALS);
      String path = path(equal.field().path());
      values.addAll(List.of(path, path, path));
    }
    values.add(equal.value());
  }

  /** Keys hold no quotes, backslashes or control characters: a field is not made with such. */
  private static String path(List<String> keys) {
    StringBuilder path = new StringBuilder("$.metadata");
    for (String key : keys) {
      path.append(".\"").append(key).append('"');
    }
    return path.toString();
  }
}
