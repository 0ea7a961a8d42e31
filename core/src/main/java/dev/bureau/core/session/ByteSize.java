package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 512m}, {@code 1g}, {@code 64kb}. */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([kmg])b?");

  private ByteSize() {}

  static long parse(String field, String text) {
    Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new BadInputException(field, text, "give a size such as 512m (k, m or g)");
    }
    int power =
        switch (parts.group(2)) {
          case "k" -> 1;
          case "m" -> 2;
          default -> 3;
        };
    return Long.parseLong(parts.group(1)) << (10 * power);
  }
}
