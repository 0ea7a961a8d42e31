package dev.bureau.cli.message;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.message.Letter;
import java.util.List;

/** Tags as the command line has them: {@code name=value}, each name once. */
final class Tags {
  private Tags() {}

  /**
   * The letter with these tags.
   *
   * @throws BadInputException if one is not of its form, or a name comes twice
   */
  static Letter on(Letter letter, List<String> texts) {
    Letter tagged = letter;
    for (String each : texts) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new BadInputException("--tag", each, "give it as name=value");
      }
      String name = each.substring(0, equals);
      if (tagged.tags().containsKey(name)) {
        throw new BadInputException("--tag", each, "give each name once");
      }
      tagged = tagged.tag(name, each.substring(equals + 1));
    }
    return tagged;
  }
}
