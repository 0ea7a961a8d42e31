package dev.bureau.cli.mcp;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Output;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.mcp.McpServers;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.mcp.ToolCost;
import dev.bureau.orchestrator.tools.Toll;
import java.util.List;
import java.util.Map;

/** Servers, their tools and plans, for programs and for people. */
final class McpView {
  private McpView() {}

  static JsonObject cost(ServerCost cost) {
    return new JsonObject()
        .with("tools", cost.tools())
        .with("tokens", cost.tokens())
        .with("digest", cost.digest());
  }

  static List<Map<String, Object>> tools(List<ToolCost> tools) {
    return tools.stream()
        .map(each -> new JsonObject().with("name", each.name()).with("tokens", each.tokens()).map())
        .toList();
  }

  static JsonObject of(McpServers known, Toll toll) {
    List<Map<String, Object>> servers =
        known.measured().entrySet().stream()
            .map(
                each ->
                    cost(each.getValue().cost())
                        .with("server", each.getKey())
                        .with("disabled", known.disabled().contains(each.getKey()))
                        .with("at", each.getValue().at())
                        .with("heaviest", tools(each.getValue().cost().heaviest()))
                        .map())
            .toList();
    return toll(toll).with("servers", servers);
  }

  static JsonObject toll(Toll toll) {
    return new JsonObject()
        .with("tokens", toll.tokens())
        .with("warning", toll.warning())
        .with("tooHigh", toll.isTooHigh());
  }

  static JsonObject of(ServerPlan plan) {
    return new JsonObject()
        .with("task", plan.task())
        .with("enable", plan.enable())
        .with("disable", plan.disable())
        .with("saved", plan.saved())
        .with("unmeasured", plan.unmeasured());
  }

  static void print(Output output, List<ToolCost> tools) {
    try (Table table = output.table("TOKENS", "TOOL")) {
      tools.forEach(each -> table.row(String.valueOf(each.tokens()), each.name()));
    }
  }

  static void print(Output output, McpServers known) {
    try (Table table = output.table("TOKENS", "TOOLS", "SERVER", "MEASURED", "")) {
      known
          .measured()
          .forEach(
              (server, each) ->
                  table.row(
                      String.valueOf(each.cost().tokens()),
                      String.valueOf(each.cost().tools()),
                      server,
                      each.at().toString(),
                      known.disabled().contains(server) ? "disabled" : ""));
    }
  }

  static void print(Output output, ServerPlan plan) {
    try (Table table = output.table("SERVER", "IS TO BE")) {
      plan.enable().forEach(each -> table.row(each, "enabled"));
      plan.disable().forEach(each -> table.row(each, "disabled"));
    }
    String unknown = plan.unmeasured().isEmpty() ? "" : ", not measured: " + plan.unmeasured();
    output.line("saves " + plan.saved() + " tokens" + unknown);
  }

  /** The warning of E4, which is no error. */
  static void warn(Output output, Toll toll) {
    if (toll.isTooHigh()) {
      output.note(
          "warning: tool definitions take "
              + toll.tokens()
              + " tokens, more than "
              + toll.warning()
              + "; see bureau mcp plan");
    }
  }
}
