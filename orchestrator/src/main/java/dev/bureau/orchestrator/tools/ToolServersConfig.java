package dev.bureau.orchestrator.tools;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Nearest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which MCP servers tasks need, and from when on those of a session are too many (E4). Start from
 * {@link #defaults()}.
 *
 * @param warning the most tokens that the definitions of all tools of a session should take, from 0
 *     (5,000)
 * @param needs for each type of task the servers that it needs: words of their names, separated by
 *     blanks (code-analysis: a documentation server; web-interaction: a browser server; general:
 *     none)
 * @param policy how servers are found by these words ({@link ServerPolicy#byName()})
 */
public record ToolServersConfig(int warning, SortedMap<String, String> needs, ServerPolicy policy) {
  private static final ToolServersConfig DEFAULTS =
      new ToolServersConfig(
          5_000,
          new TreeMap<>(
              Map.of(
                  "code-analysis", "doc context7",
                  "web-interaction", "browser playwright puppeteer",
                  "general", "")),
          ServerPolicy.byName());

  /**
   * @throws BadInputException if the warning is negative, or a type of task or its words cannot be
   *     written into a list of settings: a type must have no comma and no colon, words no comma
   */
  public ToolServersConfig {
    if (warning < 0) {
      throw new BadInputException("mcp.warning", warning, "give 0 or more");
    }
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    needs.forEach(
        (task, words) -> {
          if (task.isBlank() || !task.strip().equals(task) || task.matches(".*[:,].*")) {
            throw new BadInputException(
                "mcp.needs", task, "give a type of task without commas and colons");
          }
          if (words.contains(",")) {
            throw new BadInputException("mcp.needs", words, "separate words by blanks");
          }
        });
  }

  /** What the design says. */
  public static ToolServersConfig defaults() {
    return DEFAULTS;
  }

  /** The same with another threshold of the warning. */
  public ToolServersConfig withWarning(int changed) {
    return new ToolServersConfig(changed, needs, policy);
  }

  /** The same with other needs, in place of all that it has. */
  public ToolServersConfig withNeeds(Map<String, String> changed) {
    return new ToolServersConfig(warning, new TreeMap<>(changed), policy);
  }

  /** The same with another policy. */
  public ToolServersConfig with(ServerPolicy changed) {
    return new ToolServersConfig(warning, needs, changed);
  }

  /**
   * The words of the servers that a task of that type needs.
   *
   * @throws BadInputException if there is no such type of task
   */
  List<String> words(String task) {
    String words = needs.get(task);
    if (words == null) {
      String remedy =
          needs.isEmpty()
              ? "set mcp.needs"
              : "did you mean " + Nearest.to(task, needs.keySet()) + "? " + needs.keySet();
      throw new BadInputException("task", task, remedy);
    }
    return words.isBlank() ? List.of() : List.of(words.strip().split("\\s+", -1));
  }
}
