package dev.bureau.core.query;

/** How a filter is written inside another: in brackets where it would be read otherwise. */
final class Nesting {
  /** What never holds, since every session has an id; there is no word for it. */
  static final String NO_SESSION = "id IS NULL";

  private static final String EVERY_SESSION = "id IS NOT NULL";

  private Nesting() {}

  static String inOr(Filter filter) {
    return filter instanceof Or ? "(" + filter + ")" : text(filter);
  }

  static String inAndOrNot(Filter filter) {
    boolean list = filter instanceof And || filter instanceof Or;
    return list ? "(" + text(filter) + ")" : text(filter);
  }

  private static String text(Filter filter) {
    return filter instanceof And and && and.filters().isEmpty() ? EVERY_SESSION : filter.toString();
  }
}
