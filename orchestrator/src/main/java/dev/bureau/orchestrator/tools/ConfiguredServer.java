package dev.bureau.orchestrator.tools;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An MCP server in the configuration of an agent.
 *
 * @param name its name there
 * @param enabled whether the agent has it now
 * @param entry what stands there of it, as JSON; it may hold secrets
 */
public record ConfiguredServer(String name, boolean enabled, Map<String, Object> entry) {
  public ConfiguredServer {
    entry = Collections.unmodifiableMap(new LinkedHashMap<>(entry)); // JSON has nulls
  }

  /** The name alone, for the entry may hold secrets. */
  @Override
  public String toString() {
    return name;
  }
}
