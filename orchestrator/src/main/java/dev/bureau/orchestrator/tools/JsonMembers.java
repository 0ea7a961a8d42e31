package dev.bureau.orchestrator.tools;

import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;

/**
 * Changes members of a JSON object in its text: whatever else stands there, blanks and order of
 * keys included, stays byte for byte. The text has been read as an object before.
 */
final class JsonMembers {
  private final String text;
  private int at;
  private int lastEnd = -1;
  private String gap = "\n  ";

  private JsonMembers(String text) {
    this.text = text;
  }

  /**
   * The object with that member, in the place of the one of that name, or behind all others.
   *
   * @param value JSON
   */
  static String with(String text, String key, String value) {
    return new JsonMembers(text).changed(key, value);
  }

  private String changed(String key, String value) {
    blanks();
    at++; // {
    int open = at;
    blanks();
    if (text.charAt(at) != '}') {
      gap = text.substring(open, at);
    }
    while (text.charAt(at) != '}') {
      String name = name();
      blanks();
      at++; // :
      blanks();
      int start = at;
      value();
      if (name.equals(key)) {
        return text.substring(0, start) + value + text.substring(at);
      }
      lastEnd = at;
      blanks();
      if (text.charAt(at) == ',') {
        at++;
        blanks();
      }
    }
    String member = gap + Json.write(key) + (gap.isEmpty() ? ":" : ": ") + value;
    return lastEnd < 0
        ? text.substring(0, open) + member + "\n" + text.substring(at)
        : text.substring(0, lastEnd) + "," + member + text.substring(lastEnd);
  }

  private void blanks() {
    while (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String name() {
    int start = at;
    string();
    String raw = text.substring(start, at);
    return raw.indexOf('\\') < 0
        ? raw.substring(1, raw.length() - 1)
        : String.valueOf(Json.read("key", "{\"\":" + raw + "}", JsonLimits.SESSION).get(""));
  }

  private void string() {
    at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  /** Passes a value: up to what ends a member, outside of all strings, objects and arrays. */
  private void value() {
    int depth = 0;
    while (depth > 0 || ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
      switch (text.charAt(at)) {
        case '"' -> string();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    }
  }
}
