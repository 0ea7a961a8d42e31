package dev.bureau.core.error;

import org.jspecify.annotations.Nullable;

/** A value given by the caller is outside what the named field accepts. Nothing was changed. */
public class BadInputException extends BureauException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  private final String field;
  private final String value;
  private final String remedy;

  /**
   * @param field the field, option or parameter that was given, as its user knows it
   * @param value what was given; shown shortened, with control characters replaced
   * @param remedy what to give instead
   */
  public BadInputException(String field, @Nullable Object value, String remedy) {
    super(Category.BAD_INPUT, field + ": '" + shown(value) + "' is not accepted; " + remedy);
    this.field = field;
    this.value = shown(value);
    this.remedy = remedy;
  }

  /** The field that was refused. */
  public String field() {
    return field;
  }

  /** The refused value, shortened for display. */
  public String value() {
    return value;
  }

  /** What to do instead. */
  public String remedy() {
    return remedy;
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
