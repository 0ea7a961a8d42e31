package dev.bureau.cli.mcp;

import dev.bureau.core.error.BadInputException;
import dev.bureau.orchestrator.configuration.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is reached, and how long it may take. */
final class ServerOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A server that speaks streamable HTTP, instead of a command.")
  private @Nullable String url;

  @Option(
      names = "--sse",
      paramLabel = "URL",
      description = "One that speaks the older way, by server-sent events.")
  private @Nullable String sse;

  @Option(
      names = "--header",
      paramLabel = "NAME:VALUE",
      description = "With --url and --sse: sent with each request.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description =
          "A variable that the command sees, beside PATH, HOME and a few that all programs need.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "The longest a server may take, " + Span.FORMS + " (default: 60s).")
  private @Nullable String timeout;

  /** Whether an address is given. */
  boolean hasAddress() {
    return url != null || sse != null;
  }

  /** Whether it speaks the older way. */
  boolean isSse() {
    return sse != null;
  }

  /** The address; only if there is one. */
  URI address() {
    if (url != null && sse != null) {
      throw new BadInputException("--sse", sse, "give it or --url, not both");
    }
    String given = url == null ? String.valueOf(sse) : url;
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw new BadInputException("--url", given, "give an address");
    }
  }

  /** The first that is given, if one is. */
  Optional<String> given() {
    Map<String, Boolean> all = new LinkedHashMap<>();
    all.put("--url", url != null);
    all.put("--sse", sse != null);
    all.put("--header", !headers.isEmpty());
    all.put("--env", !variables.isEmpty());
    all.put("--timeout", timeout != null);
    return all.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
  }

  /** Refuses what a server that the agent's configuration describes has no use for. */
  void requireNone() {
    if (!headers.isEmpty() || !variables.isEmpty()) {
      throw new BadInputException(
          headers.isEmpty() ? "--env" : "--header",
          "what was given",
          "give -- COMMAND or --url URL, too, or write it into the agent's configuration");
    }
  }

  Map<String, String> headers() {
    Map<String, String> all = new TreeMap<>();
    for (String each : headers) {
      int colon = each.indexOf(':');
      if (colon < 1) {
        throw new BadInputException("--header", "what was given", "give NAME:VALUE");
      }
      all.put(each.substring(0, colon).strip(), each.substring(colon + 1).strip());
    }
    return all;
  }

  List<String> variables() {
    return variables;
  }

  @Nullable Duration timeout() {
    return timeout == null ? null : Span.of("--timeout", timeout);
  }
}
