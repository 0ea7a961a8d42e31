package dev.bureau.orchestrator.tools;

import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.Arrangement;
import dev.bureau.core.mcp.Edit;
import dev.bureau.core.mcp.McpRefusedException;
import dev.bureau.core.mcp.McpRules;
import dev.bureau.core.mcp.McpServers;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ServerMeasured;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.seam.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The MCP servers of sessions (E4): what they cost, which of them a task needs, and the agent's
 * configuration that says so. Thread-safe. Each method that changes something throws what {@link
 * Door#change} throws, beside what it says itself. If a change of a file is broken off, by an
 * exception or a kill, the file is the old or the new one; {@link #apply} or {@link #undo} again
 * goes on.
 */
public final class ToolServers {
  private final Door door;
  private final Caller caller;
  private final Disk disk;
  private final Rewriting files;
  private final ToolServersConfig config;

  /**
   * @param actor in whose name things are done
   * @param disk where the configurations of agents are
   */
  public ToolServers(Door door, Actor actor, Disk disk, ToolServersConfig config) {
    this.door = door;
    this.caller = Caller.of(actor);
    this.disk = disk;
    this.files = new Rewriting(disk);
    this.config = config;
  }

  /** Something done to files; true if it is done. */
  @FunctionalInterface
  private interface Deed {
    boolean done() throws IOException;
  }

  /**
   * Records what a server was found to cost.
   *
   * @param server its name in the agent's configuration, 1–128 characters
   * @return how many tokens all servers of the session take now, and whether that is too much
   * @throws dev.bureau.core.error.BadInputException if the name is blank, too long or holds control
   *     characters
   */
  public Toll record(SessionId session, String server, ServerCost cost) {
    ServerMeasured measured = new ServerMeasured(server, cost);
    door.change(session, caller, McpRules.measured(measured, config.warning()));
    return toll(session);
  }

  /**
   * What the servers of a session take that were measured and are not disabled.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none of that id
   */
  public Toll toll(SessionId session) {
    return new Toll(of(session).tokens(), config.warning());
  }

  /**
   * What is known of the servers of a session.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none of that id
   */
  public McpServers of(SessionId session) {
    return door.load(session).aspects().get(McpServers.ASPECT);
  }

  /**
   * What would have to be done so that a session's agent has the servers that a task needs. Nothing
   * is changed.
   *
   * @param task the type of the task
   * @throws dev.bureau.core.error.BadInputException if there is no such type of task
   * @throws ConfigurationRefusedException if the agent's files are not as they should be
   */
  public ServerPlan plan(SessionId session, String task, AgentConfiguration agent) {
    TreeMap<String, Boolean> configured = new TreeMap<>();
    agent.servers().forEach(each -> configured.put(each.name(), each.enabled()));
    Set<String> wanted = config.policy().wanted(task, config.words(task), configured.keySet());
    return McpRules.plan(task, configured, wanted, of(session));
  }

  /**
   * Changes the agent's configuration as {@link #plan} says; the file as it was is kept beside it.
   * If it says so already, that is noted, and nothing happens if that is known.
   *
   * @throws dev.bureau.core.error.BadInputException if there is no such type of task
   * @throws ConfigurationRefusedException if the agent's files are not as they should be
   * @throws McpRefusedException if somebody else is changing the configuration
   */
  public ServerPlan apply(SessionId session, String task, AgentConfiguration agent) {
    settle(session);
    ServerPlan plan = plan(session, task, agent);
    Path file = agent.file();
    String before = new TextFile(disk, file).text();
    String after = agent.arranged(before, plan);
    boolean said = after.equals(before);
    if (said && of(session).disabled().equals(plan.disable())) {
      return plan;
    }
    Arrangement arrangement = new Arrangement(plan, edit(file, before, after));
    change(session, McpRules.intend(arrangement));
    carryOut(session, arrangement, () -> said || files.write(session, arrangement.edit(), after));
    return plan;
  }

  /**
   * Makes the agent's configuration what it was before the plan that was applied last. Plans before
   * that stay applied.
   *
   * @return what is undone
   * @throws McpRefusedException if no plan is applied, or somebody else has changed the
   *     configuration since
   */
  public ServerPlan undo(SessionId session) {
    Optional<ServerPlan> undone = settle(session);
    if (undone.isPresent()) {
      return undone.get();
    }
    change(session, McpRules.undo());
    Arrangement open = of(session).open();
    if (open == null) {
      throw new McpRefusedException(session, "another has undone it", "there is nothing to undo");
    }
    carryOut(session, open, () -> files.restore(session, open.edit()));
    return open.plan();
  }

  /**
   * Ends what somebody has begun who died: by what the file says, it was done or it was not.
   *
   * @return what is undone by that; empty if nothing is
   */
  private Optional<ServerPlan> settle(SessionId session) {
    McpServers known = of(session);
    Arrangement open = known.open();
    if (open == null) {
      return Optional.empty();
    }
    Edit edit = open.edit();
    boolean done = done(edit, () -> known.undoing() ? files.isBefore(edit) : files.isAfter(edit));
    if (done) {
      change(session, McpRules.done(open));
    } else {
      change(session, McpRules.withdrawn(open, "it was broken off before that"));
    }
    done(edit, () -> files.tidy(session, edit));
    return done && known.undoing() ? Optional.of(open.plan()) : Optional.empty();
  }

  private void carryOut(SessionId session, Arrangement arrangement, Deed deed) {
    Edit edit = arrangement.edit();
    if (done(edit, deed)) {
      change(session, McpRules.done(arrangement));
      return;
    }
    change(session, McpRules.withdrawn(arrangement, "somebody else has changed it"));
    throw new McpRefusedException(
        session,
        edit.file() + " was changed by somebody else meanwhile, and stands as they left it",
        edit.backup() == null ? "look at it" : "look at it; before that it was " + edit.backup());
  }

  private void change(SessionId session, Decision decision) {
    door.change(session, caller, decision);
  }

  private Edit edit(Path file, @Nullable String before, String after) {
    try {
      return files.edit(file, before, after);
    } catch (IOException e) {
      throw new ConfigurationRefusedException(file, "it cannot be changed: " + e, e);
    }
  }

  private static boolean done(Edit edit, Deed deed) {
    try {
      return deed.done();
    } catch (IOException e) {
      throw new ConfigurationRefusedException(
          Path.of(edit.file()), "it cannot be changed: " + e, e);
    }
  }
}
