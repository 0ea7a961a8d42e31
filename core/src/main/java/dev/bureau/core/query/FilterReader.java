package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of a filter's or an order's text, one after the other. */
final class FilterReader {
  private static final int LONGEST = 16 * 1024;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

  private final String what;
  private final String text;
  private int at;

  /**
   * @param what the text is, for refusals
   * @throws FilterSyntaxException if the text is longer than 16 Ki characters
   */
  FilterReader(String what, String text) {
    this.what = what;
    this.text = text;
    if (text.length() > LONGEST) {
      throw refused(LONGEST, "keep it to " + LONGEST + " characters");
    }
    skipBlanks();
  }

  int position() {
    return at;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** Passes a sign, if it comes next. */
  boolean took(String sign) {
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    skipBlanks();
    return true;
  }

  /** Passes a keyword, if it comes next as a whole word, in whatever case. */
  boolean tookWord(String keyword) {
    Matcher word = matcher(WORD);
    if (!word.lookingAt() || !word.group().equalsIgnoreCase(keyword)) {
      return false;
    }
    at = word.end();
    skipBlanks();
    return true;
  }

  void sign(String sign) {
    if (!took(sign)) {
      throw expected(sign);
    }
  }

  void word(String keyword) {
    if (!tookWord(keyword)) {
      throw expected(keyword);
    }
  }

  /** A field of the head, or a place in the metadata. */
  Field field() {
    int start = at;
    Matcher word = matcher(WORD);
    if (!word.lookingAt()) {
      throw expected("a field");
    }
    at = word.end();
    skipBlanks();
    if (!word.group().equalsIgnoreCase("metadata")) {
      return at(start, () -> Field.named(word.group()));
    }
    List<String> path = new ArrayList<>();
    while (!text.startsWith("->>", at)) {
      if (!took("->")) {
        throw expected("->>'key'");
      }
      path.add(quoted());
    }
    sign("->>");
    path.add(quoted());
    return at(start, () -> new Field(HeadField.METADATA, path));
  }

  /** Text in single quotes; a quote in it is doubled. */
  String quoted() {
    if (!text.startsWith("'", at)) {
      throw expected("'text'");
    }
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\'' && !text.startsWith("''", i)) {
        at = i + 1;
        skipBlanks();
        return value.toString();
      }
      value.append(text.charAt(i));
      i += text.charAt(i) == '\'' ? 1 : 0;
    }
    throw expected("a closing '");
  }

  /** Text in quotes, or a number. */
  Value literal() {
    if (text.startsWith("'", at)) {
      return new Value.Text(quoted());
    }
    Matcher number = matcher(NUMBER);
    if (!number.lookingAt()) {
      throw expected("'text', a number or ?");
    }
    at = number.end();
    if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || took("."))) {
      throw expected("a blank behind the number");
    }
    skipBlanks();
    return new Value.Numeric(new BigDecimal(number.group()));
  }

  FilterSyntaxException expected(String wanted) {
    return refused(at, "write " + wanted);
  }

  /** Makes something of what stands at that place; what it refuses is refused with the place. */
  <T> T at(int start, Making<T> making) {
    try {
      return making.make();
    } catch (FilterSyntaxException e) {
      throw e;
    } catch (BadInputException e) {
      throw refused(start, e.remedy());
    }
  }

  /** Makes something that may be refused. */
  interface Making<T> {
    T make();
  }

  FilterSyntaxException refused(int position, String remedy) {
    return new FilterSyntaxException(what, text, position, remedy);
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
