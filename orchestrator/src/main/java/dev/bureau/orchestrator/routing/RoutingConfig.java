package dev.bureau.orchestrator.routing;

import dev.bureau.core.discipline.ReadsConfig;
import dev.bureau.orchestrator.tools.ToolServersConfig;

/**
 * How work is routed, how much is read before it is, and which tool servers it needs (R1, R6, R7,
 * E4). Start from {@link #defaults()}.
 *
 * @param models which model is used by whom
 * @param policy where work goes (to the orchestrator from a complexity of 0.7 on)
 * @param reads how many files sessions may read before they delegate
 * @param tools which MCP servers tasks need
 */
public record RoutingConfig(
    ModelsConfig models, RoutingPolicy policy, ReadsConfig reads, ToolServersConfig tools) {
  private static final RoutingConfig DEFAULTS =
      new RoutingConfig(
          ModelsConfig.defaults(),
          RoutingPolicy.fromComplexity(0.7),
          ReadsConfig.defaults(),
          ToolServersConfig.defaults());

  /** What the design says. */
  public static RoutingConfig defaults() {
    return DEFAULTS;
  }

  /** The same with other models. */
  public RoutingConfig with(ModelsConfig changed) {
    return new RoutingConfig(changed, policy, reads, tools);
  }

  /** The same with another policy. */
  public RoutingConfig with(RoutingPolicy changed) {
    return new RoutingConfig(models, changed, reads, tools);
  }

  /** The same with other limits of reading. */
  public RoutingConfig with(ReadsConfig changed) {
    return new RoutingConfig(models, policy, changed, tools);
  }

  /** The same with other needs of tool servers. */
  public RoutingConfig with(ToolServersConfig changed) {
    return new RoutingConfig(models, policy, reads, changed);
  }
}
