package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text form of a filter. What is not in the grammar is refused with its position (S6).
 *
 * <pre>
 * filter      = [ disjunction ] ;
 * disjunction = conjunction , { "OR" , conjunction } ;
 * conjunction = negation , { "AND" , negation } ;
 * negation    = "NOT" , negation | "(" , disjunction , ")" | "SEARCH" , value | test ;
 * test        = field , ( operator , value
 *             | [ "NOT" ] , "IN" , "(" , value , { "," , value } , ")"
 *             | "LIKE" , value
 *             | "IS" , [ "NOT" ] , "NULL" ) ;
 * operator    = "=" | "!=" | "&lt;=" | "&lt;" | "&gt;=" | "&gt;" ;
 * field       = name | "metadata" , { "->" , text } , "->>" , text ;
 * value       = text | number | "?" ;
 * </pre>
 */
public final class FilterParser {
  private static final List<Operator> OPERATORS =
      List.of(
          Operator.EQUAL,
          Operator.NOT_EQUAL,
          Operator.AT_MOST,
          Operator.LESS,
          Operator.AT_LEAST,
          Operator.GREATER);

  private final FilterReader reader;
  private final List<?> parameters;
  private int used;

  private FilterParser(String text, List<?> parameters) {
    this.reader = new FilterReader("filter", text);
    this.parameters = parameters;
  }

  /**
   * Parses a filter.
   *
   * @param text the filter; blank means every session
   * @param parameters one for each {@code ?}, in order: what {@link Value#of} takes
   * @throws FilterSyntaxException if the text is outside the grammar, too deep or too long, or
   *     parameters are missing or left over
   */
  public static Filter parse(String text, List<?> parameters) {
    return new FilterParser(text, parameters).filter();
  }

  private Filter filter() {
    Filter filter = reader.atEnd() ? Filter.all() : disjunction(1);
    if (!reader.atEnd()) {
      throw reader.expected("AND, OR or nothing more");
    }
    if (used < parameters.size()) {
      throw reader.expected("as many ? as parameters, which are " + parameters.size());
    }
    return filter;
  }

  private Filter disjunction(int depth) {
    int start = reader.position();
    List<Filter> filters = new ArrayList<>();
    do {
      filters.add(conjunction(depth));
    } while (reader.tookWord("OR"));
    return filters.size() == 1 ? filters.get(0) : reader.at(start, () -> new Or(filters));
  }

  private Filter conjunction(int depth) {
    int start = reader.position();
    List<Filter> filters = new ArrayList<>();
    do {
      filters.add(negation(depth));
    } while (reader.tookWord("AND"));
    return filters.size() == 1 ? filters.get(0) : reader.at(start, () -> new And(filters));
  }

  private Filter negation(int depth) {
    int start = reader.position();
    if (reader.tookWord("NOT")) {
      Filter negated = negation(below(depth, start));
      return reader.at(start, () -> new Not(negated));
    }
    if (reader.took("(")) {
      Filter inner = disjunction(below(depth, start));
      reader.sign(")");
      return inner;
    }
    if (reader.tookWord("SEARCH")) {
      int place = reader.position();
      Value sought = value();
      return reader.at(place, () -> new Search(text(sought)));
    }
    return test();
  }

  /** One level more, if there may be one: this parser calls itself as deep as the text goes. */
  private int below(int depth, int start) {
    if (depth > Filter.DEEPEST) {
      throw reader.refused(start, "write at most " + Filter.DEEPEST + " levels of NOT and ( )");
    }
    return depth + 1;
  }

  private Filter test() {
    Field field = reader.field();
    int start = reader.position();
    if (reader.tookWord("IS")) {
      boolean not = reader.tookWord("NOT");
      reader.word("NULL");
      return not ? new IsNotNull(field) : new IsNull(field);
    }
    if (reader.tookWord("LIKE")) {
      int place = reader.position();
      Value pattern = value();
      return reader.at(place, () -> new Like(field, text(pattern)));
    }
    if (reader.tookWord("NOT")) {
      reader.word("IN");
      List<Value> values = values(field);
      return reader.at(start, () -> new NoneOf(field, values));
    }
    if (reader.tookWord("IN")) {
      List<Value> values = values(field);
      return reader.at(start, () -> new OneOf(field, values));
    }
    for (Operator each : OPERATORS) {
      if (reader.took(each.text())) {
        Value value = value(field);
        return new Comparison(field, each, value);
      }
    }
    throw reader.expected("= != < <= > >= IN, NOT IN, LIKE or IS");
  }

  private List<Value> values(Field field) {
    reader.sign("(");
    List<Value> values = new ArrayList<>();
    do {
      values.add(value(field));
    } while (reader.took(","));
    reader.sign(")");
    return values;
  }

  /** A value that the field can be compared with. */
  private Value value(Field field) {
    int start = reader.position();
    Value value = value();
    return reader.at(start, () -> value.against(field));
  }

  private Value value() {
    int start = reader.position();
    if (!reader.took("?")) {
      return reader.at(start, reader::literal);
    }
    if (used == parameters.size()) {
      throw reader.refused(start, "give a parameter for this ?");
    }
    Object parameter = parameters.get(used++);
    return reader.at(start, () -> Value.of(parameter));
  }

  private static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    throw new BadInputException("filter value", value, "write text in quotes");
  }
}
