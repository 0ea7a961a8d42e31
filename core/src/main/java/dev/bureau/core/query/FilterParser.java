package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text form of a filter: {@code status = 'ACTIVE' AND metadata->>'team' = ?}. Fields in
 * camelCase or snake_case; values as {@code 'text'} (a quote doubled inside), numbers, or {@code ?}
 * with a parameter. What is not in the grammar is refused with its position (S6).
 */
public final class FilterParser {
  private static final int LONGEST = 16 * 1024;

  private final String text;
  private final List<String> parameters;
  private int at;
  private int used;

  private FilterParser(String text, List<String> parameters) {
    this.text = text;
    this.parameters = parameters;
  }

  /**
   * Parses a filter.
   *
   * @param text the filter; blank means every session
   * @param parameters one for each {@code ?}, in order
   * @throws FilterSyntaxException if the text is outside the grammar, or parameters are missing or
   *     left over
   */
  public static Filter parse(String text, List<String> parameters) {
    if (text.length() > LONGEST) {
      throw new BadInputException("filter", text, "keep it to " + LONGEST + " characters");
    }
    return new FilterParser(text, parameters).filter();
  }

  private Filter filter() {
    skipBlanks();
    Filter filter = Filter.all();
    while (at < text.length()) {
      filter = filter.and(comparison());
      int end = at;
      skipBlanks();
      if (at < text.length()) {
        if (at == end) {
          throw expected("a blank");
        }
        keyword("AND");
        if (at == text.length()) {
          throw expected("a comparison");
        }
      }
    }
    if (used < parameters.size()) {
      throw expected("as many ? as parameters, which are " + parameters.size());
    }
    return filter;
  }

  private Filter comparison() {
    int start = at;
    String name = word();
    List<String> path = new ArrayList<>();
    boolean ends = false;
    while (!ends && lookingAt("->")) {
      at += 2;
      if (at < text.length() && text.charAt(at) == '>') {
        at++;
        ends = true;
      }
      skipBlanks();
      path.add(quoted());
      skipBlanks();
    }
    Field field;
    if (name.equalsIgnoreCase("metadata")) {
      if (!ends) {
        throw expected("->>'key'");
      }
      field = new Field(Field.Head.METADATA, path);
    } else if (path.isEmpty()) {
      field = fieldNamed(name, start);
    } else {
      at = start;
      throw expected("metadata before ->");
    }
    skipBlanks();
    if (!lookingAt("=")) {
      throw expected("=");
    }
    at++;
    skipBlanks();
    return Filter.equal(field, value());
  }

  private Field fieldNamed(String name, int start) {
    try {
      return Field.named(name);
    } catch (BadInputException e) {
      throw new FilterSyntaxException(text, start, e.remedy());
    }
  }

  private String value() {
    if (at == text.length()) {
      throw expected("a value");
    }
    char c = text.charAt(at);
    if (c == '?') {
      if (used == parameters.size()) {
        throw expected("a parameter for this ?");
      }
      at++;
      return parameters.get(used++);
    }
    if (c == '\'') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
      at = start;
      throw expected("'text', a number or ?");
    }
    return number;
  }

  private String quoted() {
    if (!lookingAt("'")) {
      throw expected("'text'");
    }
    StringBuilder value = new StringBuilder();
    int i = at + 1;
    while (i < text.length()) {
      if (text.charAt(i) == '\'') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\'') {
          at = i + 1;
          return value.toString();
        }
        i++;
      }
      value.append(text.charAt(i));
      i++;
    }
    throw expected("a closing '");
  }

  private String word() {
    int start = at;
    while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (start == at) {
      throw expected("a field");
    }
    String word = text.substring(start, at);
    skipBlanks();
    return word;
  }

  private void keyword(String keyword) {
    if (!text.regionMatches(true, at, keyword, 0, keyword.length())) {
      throw expected(keyword);
    }
    at += keyword.length();
    if (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      throw expected("a blank");
    }
    skipBlanks();
  }

  private boolean lookingAt(String expected) {
    return text.startsWith(expected, at);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private FilterSyntaxException expected(String what) {
    return new FilterSyntaxException(text, at, "write " + what);
  }
}
