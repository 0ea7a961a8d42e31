package dev.bureau.cli.session;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Constraints;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Constraints as the command line has them: {@code name:value}, each name once. */
final class ConstraintOptions {
  private ConstraintOptions() {}

  /**
   * @throws BadInputException if one is not of its form, or a name comes twice
   */
  static Map<String, String> parse(List<String> texts) {
    Map<String, String> values = new TreeMap<>();
    for (String text : texts) {
      Map.Entry<String, String> entry = Constraints.parse(text);
      if (values.put(entry.getKey(), entry.getValue()) != null) {
        throw new BadInputException("--constraint", text, "give each constraint once");
      }
    }
    return values;
  }
}
