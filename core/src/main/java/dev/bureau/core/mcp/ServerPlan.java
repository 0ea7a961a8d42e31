package dev.bureau.core.mcp;

import java.util.List;

/**
 * Which of the servers that are configured an agent is to have for a task.
 *
 * @param task the type of the task
 * @param enable those it is to have, in the order of their names
 * @param disable all others, in the order of their names
 * @param saved how many tokens less their definitions take than those of all that it has now, as
 *     far as they were measured; negative if they take more
 * @param unmeasured the servers of both kinds of which nobody knows what they cost
 */
public record ServerPlan(
    String task, List<String> enable, List<String> disable, long saved, List<String> unmeasured) {
  public ServerPlan {
    enable = List.copyOf(enable);
    disable = List.copyOf(disable);
    unmeasured = List.copyOf(unmeasured);
  }
}
