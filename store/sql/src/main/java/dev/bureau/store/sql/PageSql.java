package dev.bureau.store.sql;

import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One page of a query as SQL: behind the cursor's keys, in the query's order. */
final class PageSql {
  private final Query query;
  private final List<Order> sorting;
  private final FieldSql fields;
  private final SqlText sql = new SqlText();

  PageSql(Query query, FieldSql fields) {
    this.query = query;
    this.sorting = query.sorting();
    this.fields = fields;
  }

  /**
   * The statement; asks for one row more than the page holds. Which rows it is comes first, for
   * while all are sorted their heads would only be in the way.
   *
   * @param columns what to select before the keys
   * @throws dev.bureau.core.error.BadInputException if the cursor is of another order
   */
  SqlText statement(String columns) {
    sql.add("SELECT ").add(columns);
    for (Order each : sorting) {
      sql.add(", ");
      fields.key(each.field(), sql);
    }
    sql.add(" FROM session WHERE number IN (SELECT number FROM session ")
        .add(FilterSql.isSearch(query.filter()) ? "NOT INDEXED " : "")
        .add("WHERE id <> 'bureau' AND (");
    new FilterSql(fields, sql).add(query.filter());
    sql.add(")");
    Cursor after = query.after();
    if (after != null) {
      sql.add(" AND ");
      behind(after.keys(query));
    }
    order();
    sql.add(" LIMIT ").bound(query.limit() + 1L).add(" OFFSET ").bound(query.skipped()).add(")");
    order();
    return sql;
  }

  /** The keys of a row, whose first is in that column. */
  List<@Nullable Object> keys(ResultSet row, int column) throws SQLException {
    List<@Nullable Object> keys = new ArrayList<>();
    for (Order each : sorting) {
      Object key = row.getObject(column + keys.size());
      if (key instanceof Number number && !(key instanceof Double)) {
        key =
            each.field().kind() == HeadField.Kind.TIME
                ? Nanos.instant(number.longValue())
                : (Object) number.longValue();
      }
      keys.add(key);
    }
    return keys;
  }

  private void order() {
    String between = " ORDER BY ";
    for (Order each : sorting) {
      sql.add(between);
      fields.key(each.field(), sql);
      sql.add(each.direction() == Order.Direction.ASC ? "" : " DESC");
      between = ", ";
    }
  }

  /** As one comparison where all go the same way and are never null: that an index understands. */
  private void behind(List<@Nullable Object> keys) {
    Order.Direction direction = sorting.get(0).direction();
    boolean simple =
        sorting.stream()
            .allMatch(each -> each.direction() == direction && !each.field().head().isNullable());
    if (!simple) {
      bounded(keys);
      return;
    }
    sql.add("(");
    String between = "";
    for (Order each : sorting) {
      sql.add(between);
      fields.key(each.field(), sql);
      between = ", ";
    }
    sql.add(direction == Order.Direction.ASC ? ") > (" : ") < (");
    between = "";
    for (Object each : keys) {
      sql.add(between).bound(bindable(each));
      between = ", ";
    }
    sql.add(")");
  }

  /** Says first where to begin, for the index, then exactly what is behind. */
  private void bounded(List<@Nullable Object> keys) {
    Order first = sorting.get(0);
    Object key = keys.get(0);
    boolean ascending = first.direction() == Order.Direction.ASC;
    if (key != null && (ascending || !first.field().head().isNullable())) {
      fields.key(first.field(), sql);
      sql.add(ascending ? " >= " : " <= ").bound(bindable(key)).add(" AND ");
    }
    behind(keys, 0);
  }

  private void behind(List<@Nullable Object> keys, int from) {
    Order order = sorting.get(from);
    Object key = keys.get(from);
    sql.add("(");
    beyond(order, key);
    if (from + 1 < keys.size()) {
      sql.add(" OR (");
      fields.key(order.field(), sql);
      if (key == null) {
        sql.add(" IS NULL");
      } else {
        sql.add(" = ").bound(bindable(key));
      }
      sql.add(" AND ");
      behind(keys, from + 1);
      sql.add(")");
    }
    sql.add(")");
  }

  private void beyond(Order order, @Nullable Object key) {
    boolean ascending = order.direction() == Order.Direction.ASC;
    if (key == null && !ascending) {
      sql.add("FALSE"); // nothing sorts before null
      return;
    }
    fields.key(order.field(), sql);
    if (key == null) {
      sql.add(" IS NOT NULL");
      return;
    }
    sql.add(ascending ? " > " : " < ").bound(bindable(key));
    if (!ascending && order.field().head().isNullable()) {
      sql.add(" OR ");
      fields.key(order.field(), sql);
      sql.add(" IS NULL");
    }
  }

  private static Object bindable(@Nullable Object key) {
    if (key instanceof Instant instant) {
      return Nanos.clamped(instant);
    }
    return Objects.requireNonNull(key);
  }
}
