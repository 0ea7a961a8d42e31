package dev.bureau.cli.context;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.List;
import java.util.Map;

/**
 * What is wanted of which session. One word alone is a session, whatever it is called.
 *
 * @param action what to do
 * @param operands the session, and what the action needs besides
 */
record Request(String action, List<String> operands) {
  private static final String SHOW = "show";

  /** What each action needs, in order. */
  private static final Map<String, List<String>> USAGES =
      Map.of(
          SHOW,
          List.of("ID"),
          "put",
          List.of("ID", "KEY", "JSON"),
          "get",
          List.of("ID", "KEY"),
          "remove",
          List.of("ID", "KEY"),
          "recall",
          List.of("ID", "KEY"),
          "compress",
          List.of("ID"),
          "report",
          List.of("ID"),
          "dropped",
          List.of("ID", "VERSION"));

  static Request of(List<String> words) {
    Request request =
        words.size() == 1
            ? new Request(SHOW, words)
            : new Request(words.get(0), words.subList(1, words.size()));
    List<String> usage = USAGES.get(request.action);
    if (usage == null) {
      throw new BadInputException(
          "ACTION",
          request.action,
          "give put, get, remove, recall, compress, report or dropped, or only a session");
    }
    if (usage.size() != request.operands.size()) {
      throw new BadInputException(
          "ACTION",
          request.action,
          "give: context " + request.action + " " + String.join(" ", usage));
    }
    return request;
  }

  /** Refuses options that belong to another action. */
  void require(String only, boolean given, String options) {
    if (given && !action.equals(only)) {
      throw new BadInputException("ACTION", action, "give " + options + " with " + only + " only");
    }
  }

  SessionId session() {
    return new SessionId(operands.get(0));
  }

  String key() {
    return operands.get(1);
  }

  long version() {
    try {
      return Long.parseLong(operands.get(1));
    } catch (NumberFormatException e) {
      throw new BadInputException("VERSION", operands.get(1), "give a whole number");
    }
  }

  Object value() {
    String text = operands.get(2);
    Map<String, Object> read;
    try {
      read = Json.read("JSON", "{\"value\":" + text + "}", JsonLimits.SESSION);
    } catch (BadInputException e) {
      throw new BadInputException("JSON", text, "give a JSON value; text in double quotes");
    }
    Object value = read.get("value");
    if (value == null || read.size() != 1) {
      throw new BadInputException("JSON", text, "give one JSON value, not null");
    }
    return value;
  }
}
