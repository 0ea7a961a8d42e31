package dev.bureau.core.mcp;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the MCP servers of a session (E4). Immutable.
 *
 * @param measured the latest measurement of each, by the name of the server
 * @param applied what its agent's configuration says, as far as it was applied from here; null if
 *     nothing was, or it was undone
 * @param open what is being applied, or undone; null if nothing is
 * @param undoing whether what is open is being undone
 */
public record McpServers(
    SortedMap<String, Measurement> measured,
    @Nullable Arrangement applied,
    @Nullable Arrangement open,
    boolean undoing) {
  /** The most servers that are known of one session; of more, the oldest measurement goes. */
  public static final int MOST = 100;

  /** As an aspect of a session. */
  public static final Aspect<McpServers> ASPECT =
      new Aspect<>(
          "mcp",
          1,
          new McpServers(Collections.emptySortedMap(), null, null, false),
          Form.of(McpServers.class));

  public McpServers {
    measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
  }

  /** The servers that its agent is not to have, by what was applied last. */
  public List<String> disabled() {
    return applied == null ? List.of() : applied.plan().disable();
  }

  /** How many tokens the definitions of all take that were measured and not disabled. */
  public long tokens() {
    return measured.entrySet().stream()
        .filter(each -> !disabled().contains(each.getKey()))
        .mapToLong(each -> each.getValue().cost().tokens())
        .sum();
  }

  McpServers with(String server, Measurement measurement) {
    TreeMap<String, Measurement> all = new TreeMap<>(measured);
    all.put(server, measurement);
    if (all.size() > MOST) {
      all.entrySet().stream()
          .filter(each -> !each.getKey().equals(server))
          .min(Map.Entry.comparingByValue((one, other) -> one.at().compareTo(other.at())))
          .ifPresent(oldest -> all.remove(oldest.getKey()));
    }
    return new McpServers(all, applied, open, undoing);
  }

  McpServers opened(Arrangement intended) {
    return new McpServers(measured, applied, intended, false);
  }

  McpServers openedUndo() {
    return new McpServers(measured, applied, applied, true);
  }

  McpServers closed(@Nullable Arrangement standing) {
    return new McpServers(measured, standing, null, false);
  }
}
