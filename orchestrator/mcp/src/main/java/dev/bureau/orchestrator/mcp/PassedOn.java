package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BadInputException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables that a server sees which is started from here: those that nearly every program
 * needs, and those that somebody names (SEC11).
 */
public final class PassedOn {
  private static final List<String> ALWAYS =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TERM",
          "LANG",
          "LC_ALL",
          "TMPDIR",
          "TEMP",
          "APPDATA",
          "LOCALAPPDATA",
          "PATHEXT",
          "SYSTEMROOT",
          "USERPROFILE");

  private PassedOn() {}

  /**
   * The variables for a server.
   *
   * @param environment all that there are
   * @param named each {@code NAME}, of those that there are, or {@code NAME=VALUE}
   * @throws BadInputException if one is named that there is not
   */
  public static Map<String, String> of(Map<String, String> environment, Collection<String> named) {
    Map<String, String> passed = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (ALWAYS.contains(name)) {
            passed.put(name, value);
          }
        });
    for (String each : named) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      String value = equals < 0 ? environment.get(name) : each.substring(equals + 1);
      if (value == null || name.isEmpty()) {
        throw new BadInputException(
            "--env", name, "give a variable that is set here, or NAME=VALUE");
      }
      passed.put(name, value);
    }
    return passed;
  }
}
