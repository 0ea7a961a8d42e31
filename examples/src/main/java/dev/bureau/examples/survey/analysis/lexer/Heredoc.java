package dev.bureau.examples.survey.analysis.lexer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text whose end is a line of its own, announced on an earlier line. */
record Heredoc(String delimiter) {
  private static final int LONGEST = 1 << 20;
  private static final Pattern OPENING =
      Pattern.compile("<<<?[-~]?(\\\\|[ \\t]*['\"]|)([A-Za-z_]\\w*)['\"]?");
  private static final Pattern SPACED = Pattern.compile("<<-?[ \\t]+()([A-Z_]\\w*)");

  /** What the two characters {@code <<} at this place announce, if anything. */
  static Optional<Heredoc> announced(String text, int at) {
    for (Pattern pattern : new Pattern[] {OPENING, SPACED}) {
      Matcher matcher = pattern.matcher(text).region(at, Math.min(text.length(), at + 80));
      if (matcher.lookingAt()) {
        return Optional.of(new Heredoc(matcher.group(2)));
      }
    }
    return Optional.empty();
  }

  /** Where the text that begins at a line's start ends, its last line included; -1 if nowhere. */
  int end(String text, int from) {
    int limit = (int) Math.min(text.length(), (long) from + LONGEST);
    int at = from;
    while (at < limit) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, Math.min(end, at + 200)).strip();
      if (line.equals(delimiter) || line.equals(delimiter + ";")) {
        return end;
      }
      at = end + 1;
    }
    return -1;
  }
}
