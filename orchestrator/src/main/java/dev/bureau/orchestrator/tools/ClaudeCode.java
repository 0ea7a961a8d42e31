package dev.bureau.orchestrator.tools;

import dev.bureau.core.json.Json;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.seam.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is known here of the files of Claude Code. */
final class ClaudeCode implements AgentConfiguration {
  private static final String ENABLED = "enabledMcpjsonServers";
  private static final String DISABLED = "disabledMcpjsonServers";
  private static final String ALL = "enableAllProjectMcpServers";

  private final Disk disk;
  private final Path servers;
  private final Path shared;
  private final Path own;

  ClaudeCode(Disk disk, Path folder) {
    this.disk = disk;
    this.servers = folder.resolve(".mcp.json");
    this.shared = folder.resolve(".claude").resolve("settings.json");
    this.own = folder.resolve(".claude").resolve("settings.local.json");
  }

  @Override
  public Path file() {
    return own;
  }

  @Override
  public List<ConfiguredServer> servers() {
    Map<String, Object> theirs = new TextFile(disk, shared).object();
    Map<String, Object> mine = new TextFile(disk, own).object();
    Set<String> enabled = names(shared, theirs, ENABLED);
    enabled.addAll(names(own, mine, ENABLED));
    Set<String> disabled = names(shared, theirs, DISABLED);
    disabled.addAll(names(own, mine, DISABLED));
    boolean all = Boolean.TRUE.equals(mine.getOrDefault(ALL, theirs.get(ALL)));
    List<ConfiguredServer> found = new ArrayList<>();
    new TreeMap<>(entries())
        .forEach(
            (name, entry) ->
                found.add(
                    new ConfiguredServer(
                        name,
                        (all || enabled.contains(name)) && !disabled.contains(name),
                        object(servers, name, entry))));
    return List.copyOf(found);
  }

  private Map<String, Object> entries() {
    Object entries = new TextFile(disk, servers).object().get("mcpServers");
    return entries == null ? Json.EMPTY : object(servers, "mcpServers", entries);
  }

  private static Map<String, Object> object(Path file, String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new TreeMap<>();
      map.forEach((name, each) -> copy.put(String.valueOf(name), each));
      return Json.object(key, copy);
    }
    throw new ConfigurationRefusedException(file, "'" + key + "' is no object", null);
  }

  private static Set<String> names(Path file, Map<String, Object> settings, String key) {
    Set<String> names = new LinkedHashSet<>();
    Object value = settings.get(key);
    if (value == null) {
      return names;
    }
    if (!(value instanceof List<?> list)) {
      throw new ConfigurationRefusedException(file, "'" + key + "' is no list of names", null);
    }
    for (Object each : list) {
      if (!(each instanceof String name)) {
        throw new ConfigurationRefusedException(file, "'" + key + "' is no list of names", null);
      }
      names.add(name);
    }
    return names;
  }

  @Override
  public String arranged(@Nullable String text, ServerPlan plan) {
    for (String each : plan.enable()) {
      if (names(shared, new TextFile(disk, shared).object(), DISABLED).contains(each)) {
        throw new ConfigurationRefusedException(
            shared, "it disables '" + each + "' for everybody in this project", null);
      }
    }
    String present = text == null || text.isBlank() ? "{}\n" : text;
    Map<String, Object> settings = TextFile.object(own, present);
    String enabled = changed(present, settings, ENABLED, plan.enable(), plan.disable());
    return changed(enabled, settings, DISABLED, plan.disable(), plan.enable());
  }

  /** Names of servers that the plan does not know stay where they are. */
  private String changed(
      String text,
      Map<String, Object> settings,
      String key,
      List<String> added,
      List<String> removed) {
    Set<String> before = names(own, settings, key);
    Set<String> after = new LinkedHashSet<>(before);
    after.addAll(added);
    removed.forEach(after::remove);
    return after.equals(before)
        ? text
        : JsonMembers.with(text, key, Json.write(List.copyOf(after)));
  }
}
