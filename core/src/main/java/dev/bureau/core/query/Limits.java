package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import java.util.List;

/** What keeps filters small, checked as each is made. */
final class Limits {
  private Limits() {}

  /**
   * @throws BadInputException if one more level around these would be too deep, or they are too
   *     many
   */
  static List<Filter> checked(List<Filter> filters) {
    int terms = 0;
    int depth = 1;
    for (Filter each : filters) {
      terms += each.terms();
      depth = Math.max(depth, each.depth() + 1);
    }
    checkTerms(terms);
    if (depth > Filter.DEEPEST) {
      throw new BadInputException(
          "filter", depth + " levels", "nest AND, OR and NOT at most " + Filter.DEEPEST + " deep");
    }
    return List.copyOf(filters);
  }

  static void checkTerms(int terms) {
    if (terms > Filter.MOST_TERMS) {
      throw new BadInputException(
          "filter", terms + " comparisons", "use at most " + Filter.MOST_TERMS);
    }
  }

  /**
   * The values as the field compares with them.
   *
   * @throws BadInputException if there is none, or more than 64, or one does not fit the field
   */
  static List<Value> values(Field field, List<Value> values) {
    if (values.isEmpty()) {
      throw new BadInputException(field.toString(), "an empty list", "give at least one value");
    }
    checkTerms(values.size());
    return values.stream().map(each -> each.against(field)).toList();
  }

  static int depth(List<Filter> filters) {
    return 1 + filters.stream().mapToInt(Filter::depth).max().orElse(0);
  }

  static int terms(List<Filter> filters) {
    return filters.stream().mapToInt(Filter::terms).sum();
  }
}
