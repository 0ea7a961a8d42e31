package dev.bureau.core.mcp;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the MCP servers of a session (E4). Immutable.
 *
 * @param measured the latest measurement of each, by the name of the server
 * @param applied what its agent's configuration says, as far as it was applied from here; null if
 *     nothing was, or all was undone
 * @param open what is being applied, or undone; null if nothing is
 * @param undoing whether what is open is being undone
 * @param before what was applied before that and not undone, the oldest first; null if nothing was
 */
public record McpServers(
    SortedMap<String, Measurement> measured,
    @Nullable Arrangement applied,
    @Nullable Arrangement open,
    boolean undoing,
    @Nullable List<Arrangement> before) {
  /**
   * The most servers that are known of one session, and plans that can be undone; of more, the
   * oldest goes.
   */
  public static final int MOST = 100;

  /** As an aspect of a session. */
  public static final Aspect<McpServers> ASPECT =
      new Aspect<>(
          "mcp",
          1,
          new McpServers(Collections.emptySortedMap(), null, null, false, null),
          Form.of(McpServers.class));

  public McpServers {
    measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
    before = before == null || before.isEmpty() ? null : List.copyOf(before);
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
    return new McpServers(all, applied, open, undoing, before);
  }

  McpServers opened(Arrangement intended) {
    return new McpServers(measured, applied, intended, false, before);
  }

  McpServers openedUndo() {
    return new McpServers(measured, applied, applied, true, before);
  }

  McpServers withdrawn() {
    return new McpServers(measured, applied, null, false, before);
  }

  McpServers done() {
    List<Arrangement> all = Stream.concat(earlier().stream(), Stream.ofNullable(applied)).toList();
    List<Arrangement> latest = all.subList(Math.max(0, all.size() - MOST), all.size());
    return new McpServers(measured, open, null, false, latest);
  }

  /** The file says again what the plan before it wanted. */
  McpServers undone() {
    List<Arrangement> all = earlier();
    int last = all.size() - 1;
    return last < 0
        ? new McpServers(measured, null, null, false, null)
        : new McpServers(measured, all.get(last), null, false, all.subList(0, last));
  }

  private List<Arrangement> earlier() {
    return before == null ? List.of() : before;
  }
}
