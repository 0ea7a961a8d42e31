package dev.bureau.core.mcp;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.journal.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pure rules of a session's MCP servers (E4). */
public final class McpRules {
  private McpRules() {}

  /**
   * A server was measured. If all servers of the session together then take more than the
   * threshold, that is said in the same commit, at each measurement.
   *
   * @param threshold how many tokens they should take at most
   */
  public static Decision measured(ServerMeasured measured, long threshold) {
    return (session, aspects, moment) -> {
      List<Event<?>> events = new ArrayList<>();
      events.add(measured);
      long tokens = measured.applyTo(aspects.get(McpServers.ASPECT), moment.now()).tokens();
      if (tokens > threshold) {
        events.add(new CostWarned(tokens, threshold));
      }
      return Change.of(events);
    };
  }

  /**
   * What is to be done so that an agent has those servers and no others.
   *
   * @param task the type of the task
   * @param configured the servers that are configured, and whether the agent has them now
   * @param wanted those it is to have; others than the configured ones are passed over
   * @param known what was measured
   */
  public static ServerPlan plan(
      String task, Map<String, Boolean> configured, Set<String> wanted, McpServers known) {
    Map<String, Boolean> all = new TreeMap<>(configured);
    List<String> enable = all.keySet().stream().filter(wanted::contains).toList();
    List<String> disable = all.keySet().stream().filter(each -> !wanted.contains(each)).toList();
    List<String> now = all.keySet().stream().filter(all::get).toList();
    return new ServerPlan(
        task,
        enable,
        disable,
        tokens(now, known) - tokens(enable, known),
        all.keySet().stream().filter(each -> !known.measured().containsKey(each)).toList());
  }

  private static long tokens(List<String> servers, McpServers known) {
    Map<String, Measurement> measured = known.measured();
    return servers.stream()
        .map(measured::get)
        .mapToLong(each -> each == null ? 0 : each.cost().tokens())
        .sum();
  }

  /**
   * The configuration is going to be changed so; nothing happens if it is already.
   *
   * @throws McpRefusedException when it is decided, if something else is being done with it
   */
  public static Decision intend(Arrangement arrangement) {
    return (session, aspects, moment) -> {
      Arrangement open = aspects.get(McpServers.ASPECT).open();
      if (arrangement.equals(open)) {
        return Change.NONE;
      }
      if (open != null) {
        throw new McpRefusedException(
            session.id(), open.edit().file() + " is being changed", "try it again");
      }
      return Change.of(new PlanIntended(arrangement));
    };
  }

  /**
   * What was applied last is going to be undone.
   *
   * @throws McpRefusedException when it is decided, if nothing is applied, or something else is
   *     being done
   */
  public static Decision undo() {
    return (session, aspects, moment) -> {
      McpServers known = aspects.get(McpServers.ASPECT);
      if (known.open() != null) {
        throw new McpRefusedException(
            session.id(), known.open().edit().file() + " is being changed", "try it again");
      }
      if (known.applied() == null) {
        throw new McpRefusedException(
            session.id(), "no plan is applied", "there is nothing to undo");
      }
      return Change.of(new UndoIntended(known.applied().edit().file()));
    };
  }

  /** What was open is done; nothing happens if that is known. */
  public static Decision done(Arrangement arrangement) {
    return (session, aspects, moment) -> {
      McpServers known = aspects.get(McpServers.ASPECT);
      String file = arrangement.edit().file();
      return arrangement.equals(known.open())
          ? Change.of(known.undoing() ? new PlanUndone(file) : new PlanApplied(file))
          : Change.NONE;
    };
  }

  /** What was open is not done after all; nothing happens if that is known. */
  public static Decision withdrawn(Arrangement arrangement, String reason) {
    return (session, aspects, moment) -> {
      @Nullable Arrangement open = aspects.get(McpServers.ASPECT).open();
      return arrangement.equals(open) ? Change.of(new PlanWithdrawn(reason)) : Change.NONE;
    };
  }
}
