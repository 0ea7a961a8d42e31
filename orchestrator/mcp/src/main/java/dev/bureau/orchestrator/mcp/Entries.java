package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Program;
import dev.bureau.orchestrator.tools.ConfiguredServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Servers as they stand in the configuration of an agent: {@code command}, {@code args} and {@code
 * env} of a program, or {@code type}, {@code url} and {@code headers}. {@code ${NAME}} and {@code
 * ${NAME:-otherwise}} stand for variables.
 */
public final class Entries {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

  private final String name;
  private final Map<String, Object> entry;
  private final Map<String, String> environment;

  private Entries(ConfiguredServer server, Map<String, String> environment) {
    this.name = server.name();
    this.entry = server.entry();
    this.environment = environment;
  }

  /**
   * The server that an entry is about. To ask it runs what stands there: whoever has a file that is
   * not their own looks at it first (SEC10).
   *
   * @param environment all variables that there are; a program sees only what {@link PassedOn} says
   * @throws BadInputException if the entry is of no kind that is known here, or a variable is not
   *     set
   */
  public static McpServer server(ConfiguredServer server, Map<String, String> environment) {
    return new Entries(server, environment).server();
  }

  private McpServer server() {
    if (entry.get("command") != null) {
      List<String> command = new ArrayList<>(List.of(text("command", entry.get("command"))));
      command.addAll(texts("args"));
      Map<String, String> seen = PassedOn.of(environment, List.of());
      seen.putAll(pairs("env"));
      return McpServer.program(new Program(command, seen));
    }
    URI address = address(text("url", entry.get("url")));
    return "sse".equals(entry.get("type"))
        ? McpServer.sse(address, pairs("headers"))
        : McpServer.http(address, pairs("headers"));
  }

  private URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new BadInputException(name + ".url", "what stands there", "give an address");
    }
  }

  private List<String> texts(String key) {
    if (entry.get(key) == null) {
      return List.of();
    }
    if (entry.get(key) instanceof List<?> list) {
      return list.stream().map(each -> text(key, each)).toList();
    }
    throw new BadInputException(name + "." + key, "what stands there", "give a list of texts");
  }

  private Map<String, String> pairs(String key) {
    Map<String, String> pairs = new TreeMap<>();
    if (entry.get(key) == null) {
      return pairs;
    }
    if (entry.get(key) instanceof Map<?, ?> map) {
      map.forEach((each, value) -> pairs.put(String.valueOf(each), text(key, value)));
      return pairs;
    }
    throw new BadInputException(name + "." + key, "what stands there", "give an object of texts");
  }

  private String text(String key, @Nullable Object value) {
    if (!(value instanceof String text)) {
      throw new BadInputException(name + "." + key, "what stands there", "give a text");
    }
    return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
  }

  private String value(MatchResult found) {
    String value = environment.getOrDefault(found.group(1), found.group(3));
    if (value == null) {
      throw new BadInputException(name, found.group(), "set that variable");
    }
    return value;
  }
}
