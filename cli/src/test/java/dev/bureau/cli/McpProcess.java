package dev.bureau.cli;

import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An MCP server with two tools, one of which costs much and has a name to be careful with. */
final class McpProcess {
  private static final String HELLO =
      "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
          + "\"serverInfo\":{\"name\":\"two\\u001b[2J\",\"version\":\"1\"}}";
  private static final String TOOLS =
      "{\"tools\":[{\"name\":\"small\",\"inputSchema\":{\"type\":\"object\"}},"
          + "{\"name\":\"../\\u001b[31mlarge\",\"description\":\""
          + "word ".repeat(6_000)
          + "\",\"inputSchema\":{\"type\":\"object\"}}]}";

  private McpProcess() {}

  /** The command that starts it. */
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        McpProcess.class.getName());
  }

  /** Answers until its input ends; with an argument it says only that, and ends. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      System.err.println(arguments[0]);
      System.exit(4);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<String, Object> request = Json.read("request", line, JsonLimits.RECORD);
      if (request.containsKey("id")) {
        String result = "initialize".equals(request.get("method")) ? HELLO : TOOLS;
        out.println(
            "{\"jsonrpc\":\"2.0\",\"id\":\"" + request.get("id") + "\",\"result\":" + result + "}");
      }
    }
  }
}
