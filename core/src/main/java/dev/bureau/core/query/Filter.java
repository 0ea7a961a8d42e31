package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which sessions are meant, with the same result on every store (S6). Immutable. The text form is
 * parsed to this and never passed to a database.
 *
 * <p>Each filter holds for a session or does not; there is no third answer. A comparison holds only
 * where there is a value: null and missing places compare with nothing, not even as unequal. So
 * {@code NOT a = 'x'} also means sessions without an {@code a}, and {@code a != 'x'} does not.
 *
 * <p>{@code toString()} is the text form, with the values in it: {@link #parse} reads it back, as
 * long as it has no more than 16 Ki characters.
 */
public sealed interface Filter
    permits Comparison, OneOf, NoneOf, Like, IsNull, IsNotNull, Search, And, Or, Not {
  /** The most levels of AND, OR and NOT in each other. */
  int DEEPEST = 8;

  /** The most comparisons in all; each value of a list counts as one. */
  int MOST_TERMS = 64;

  /** Whether a session is meant. */
  boolean matches(Session session);

  /** How many levels of AND, OR and NOT there are; 0 for a comparison. */
  default int depth() {
    return 0;
  }

  /** How many comparisons there are. */
  default int terms() {
    return 1;
  }

  /** Every session. */
  static Filter all() {
    return new And(List.of());
  }

  /**
   * Reads the text form, such as {@code status = 'ACTIVE' AND metadata->>'team' IN (?, ?)}. The
   * grammar stands in {@code docs/queries.md}.
   *
   * @param text the filter; blank means every session
   * @param parameters one for each {@code ?}, in order: what {@link Value#of} takes
   * @throws FilterSyntaxException if the text is outside the grammar, with the position
   */
  static Filter parse(String text, Object... parameters) {
    return FilterParser.parse(text, Arrays.asList(parameters));
  }

  /**
   * A field compares with a value like that.
   *
   * @param value what {@link Value#of} takes
   * @throws BadInputException if the field cannot be compared with it
   */
  static Filter compare(Field field, Operator operator, Object value) {
    return new Comparison(field, operator, Value.of(value));
  }

  /** A field has that value. */
  static Filter equal(Field field, Object value) {
    return compare(field, Operator.EQUAL, value);
  }

  /** Sessions of that type. */
  static Filter type(SessionType type) {
    return equal(Field.of(HeadField.TYPE), type);
  }

  /** Sessions of that status. */
  static Filter status(Status status) {
    return equal(Field.of(HeadField.STATUS), status);
  }

  /** Sessions that can still do something: neither COMPLETED nor TERMINATED. */
  static Filter notFinal() {
    return NoneOf.FINAL;
  }

  /** Sessions that were put aside for good (R8). */
  static Filter archived() {
    return new IsNotNull(Field.of(HeadField.ARCHIVED_AT));
  }

  /** Sessions under that supervisor. */
  static Filter supervisor(SessionId above) {
    return equal(Field.of(HeadField.SUPERVISOR), above);
  }

  /** Sessions whose metadata has that value under that key. */
  static Filter metadata(String key, Object value) {
    return equal(Field.metadata(key), value);
  }

  /** Sessions in whose name or workspace that text stands, whatever the case of A to Z (S5). */
  static Filter search(String text) {
    return new Search(text);
  }

  /** This and that. */
  default Filter and(Filter other) {
    if (!(this instanceof And) && !(other instanceof And)) {
      return new And(List.of(this, other));
    }
    List<Filter> terms = new ArrayList<>();
    for (Filter each : List.of(this, other)) {
      if (each instanceof And and) {
        terms.addAll(and.filters());
      } else {
        terms.add(each);
      }
    }
    return terms.size() == 1 ? terms.get(0) : new And(terms);
  }

  /** This or that. */
  default Filter or(Filter other) {
    List<Filter> terms = new ArrayList<>();
    for (Filter each : List.of(this, other)) {
      if (each instanceof Or or) {
        terms.addAll(or.filters());
      } else {
        terms.add(each);
      }
    }
    return new Or(terms);
  }

  /** Not this. */
  default Filter negated() {
    return new Not(this);
  }
}
