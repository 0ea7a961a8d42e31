package dev.bureau.store.sql;

import dev.bureau.core.query.And;
import dev.bureau.core.query.Comparison;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNotNull;
import dev.bureau.core.query.IsNull;
import dev.bureau.core.query.Like;
import dev.bureau.core.query.NoneOf;
import dev.bureau.core.query.Not;
import dev.bureau.core.query.OneOf;
import dev.bureau.core.query.Operator;
import dev.bureau.core.query.Or;
import dev.bureau.core.query.Ranking;
import dev.bureau.core.query.Search;
import dev.bureau.core.query.Value;
import java.math.BigDecimal;
import java.util.List;

/**
 * Filters as conditions of SQL. Text of the user's is only ever bound. A comparison with nothing is
 * NULL here and false there: under AND and OR that makes no difference, and NOT asks IS NOT TRUE.
 */
final class FilterSql {
  /** Up to how many SQLite reads a number as Java does. */
  private static final int EXACT_DIGITS = 19;

  private final FieldSql fields;
  private final SqlText sql;

  FilterSql(FieldSql fields, SqlText sql) {
    this.fields = fields;
    this.sql = sql;
  }

  /** Whether the sessions should be looked up one by one, for only the text index knows which. */
  static boolean isSearch(Filter filter) {
    return filter instanceof Search search
        ? SearchSql.isIndexed(search)
        : filter instanceof And and && and.filters().stream().anyMatch(FilterSql::isSearch);
  }

  /** Adds the condition for a filter. */
  void add(Filter filter) {
    if (filter instanceof And and) {
      joined(and.filters(), " AND ", "TRUE");
    } else if (filter instanceof Or or) {
      joined(or.filters(), " OR ", "FALSE");
    } else if (filter instanceof Not not) {
      sql.add("(");
      add(not.filter());
      sql.add(") IS NOT TRUE");
    } else if (filter instanceof Comparison comparison) {
      comparison(comparison.field(), comparison.operator(), comparison.value());
    } else if (filter instanceof OneOf oneOf && oneOf.field().head() != HeadField.METADATA) {
      sql.add(FieldSql.head(oneOf.field().head())).add(" IN (");
      values(oneOf.values());
      sql.add(")");
    } else if (filter instanceof OneOf oneOf) {
      each(oneOf.field(), Operator.EQUAL, oneOf.values(), " OR ");
    } else if (filter instanceof NoneOf noneOf) {
      each(noneOf.field(), Operator.NOT_EQUAL, noneOf.values(), " AND ");
    } else if (filter instanceof Like like) {
      text(like.field());
      sql.add(" GLOB ").bound(glob(like.pattern())).add(" AND instr(");
      text(like.field());
      sql.add(", char(0)) = 0"); // GLOB would take it for the end of the text
    } else if (filter instanceof Search search) {
      SearchSql.add(search, sql);
    } else {
      nothing(filter);
    }
  }

  private void joined(List<Filter> filters, String word, String ofNone) {
    if (filters.isEmpty()) {
      sql.add(ofNone);
    }
    String between = "";
    for (Filter each : filters) {
      sql.add(between).add("(");
      add(each);
      sql.add(")");
      between = word;
    }
  }

  private void each(Field field, Operator operator, List<Value> values, String word) {
    String between = "";
    for (Value each : values) {
      sql.add(between).add("(");
      comparison(field, operator, each);
      sql.add(")");
      between = word;
    }
  }

  /** An index is asked once for all of them, and not for each. */
  private void values(List<Value> values) {
    String between = "";
    for (Value each : values) {
      sql.add(between).bound(bindable(each));
      between = ", ";
    }
  }

  private void nothing(Filter filter) {
    Field field = filter instanceof IsNull isNull ? isNull.field() : ((IsNotNull) filter).field();
    boolean isNull = filter instanceof IsNull;
    if (field.head() == HeadField.METADATA) {
      FieldSql.kind(field, sql);
      sql.add(isNull ? " = 'null'" : " <> 'null'");
    } else {
      sql.add(FieldSql.head(field.head())).add(isNull ? " IS NULL" : " IS NOT NULL");
    }
  }

  private void comparison(Field field, Operator operator, Value value) {
    if (field.head() != HeadField.METADATA) {
      sql.add(FieldSql.head(field.head())).add(operator.text()).bound(bindable(value));
    } else if (operator == Operator.EQUAL && fields.isDeclared(field)) {
      indexed(field, value);
    } else {
      unindexed(field, operator, value);
    }
  }

  private void unindexed(Field field, Operator operator, Value value) {
    if (value instanceof Value.Numeric) {
      FieldSql.number(field, sql);
    } else {
      FieldSql.text(field, sql);
    }
    sql.add(operator.text()).bound(bindable(value));
  }

  /**
   * The index holds numbers as numbers, so text that looks like one has to be sought as both. One
   * of many digits may be another number there than here, so it is sought without the index.
   */
  private void indexed(Field field, Value value) {
    String number = value instanceof Value.Text text && isNumber(text.text()) ? text.text() : null;
    if (number != null && digits(number) > EXACT_DIGITS) {
      unindexed(field, Operator.EQUAL, value);
      return;
    }
    fields.key(field, sql);
    sql.add(" = ").bound(bindable(value));
    if (number != null) {
      sql.add(" OR (");
      fields.key(field, sql);
      sql.add(" = ").bound(Ranking.number(new BigDecimal(number))).add(" AND ");
      unindexed(field, Operator.EQUAL, value);
      sql.add(")");
    }
  }

  private static long digits(String number) {
    return number.chars().filter(Character::isDigit).count();
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]{1,1000}(\\.[0-9]{1,1000})?([eE][-+]?[0-9]{1,4})?");
  }

  private void text(Field field) {
    if (field.head() == HeadField.METADATA) {
      FieldSql.text(field, sql);
    } else {
      sql.add(FieldSql.head(field.head()));
    }
  }

  private static Object bindable(Value value) {
    if (value instanceof Value.Numeric number) {
      return Ranking.number(number.number());
    }
    return value instanceof Value.Time time
        ? Nanos.clamped(time.instant())
        : ((Value.Text) value).text();
  }

  /** GLOB compares by code point, as LIKE does here; SQLite's own LIKE folds letters. */
  private static String glob(String pattern) {
    StringBuilder glob = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' || c == '_') {
        glob.append(c == '%' ? '*' : '?');
      } else {
        char plain = c == '\\' ? pattern.charAt(++i) : c;
        glob.append("*?[".indexOf(plain) < 0 ? String.valueOf(plain) : "[" + plain + "]");
      }
    }
    return glob.toString();
  }
}
