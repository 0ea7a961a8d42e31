package dev.bureau.cli.mcp;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.mcp.ServerTools;
import dev.bureau.orchestrator.tools.AgentConfiguration;
import dev.bureau.orchestrator.tools.Toll;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what MCP servers cost, and arranges which of them an agent has. */
@Command(
    name = "mcp",
    description = {
      "Tell how many tokens the tool definitions of MCP servers take, and arrange which servers an"
          + " agent has.",
      "cost -- COMMAND: ask a server for its tools; measure ID SERVER [-- COMMAND]: the same, and"
          + " keep it in the session; without a command as .mcp.json says, which starts what stands"
          + " there; list ID: what is kept; plan ID --task TYPE: the servers such a task needs;"
          + " apply ID --task TYPE: change .claude/settings.local.json so, and keep the old file"
          + " beside it; undo ID: change it back."
    },
    footer = {
      "",
      "Examples:",
      "  bureau mcp cost -- npx -y @modelcontextprotocol/server-everything",
      "  bureau mcp measure reader docs --url http://localhost:3001/mcp",
      "  bureau mcp apply reader --task code-analysis"
    })
public final class McpCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "cost, measure, list, plan, apply or undo.")
  private Action action;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      description = "The session and the server, and behind -- the command that starts it.")
  private List<String> words = new ArrayList<>();

  @Mixin private ServerOptions server;

  @Option(
      names = "--task",
      paramLabel = "TYPE",
      description = "With plan and apply: the type of task, see mcp.needs in bureau config.")
  private @Nullable String task;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "The project of the agent (default: the workspace of the session, else this folder).")
  private @Nullable Path folder;

  /** What to do. */
  enum Action {
    COST,
    MEASURE,
    LIST,
    PLAN,
    APPLY,
    UNDO;

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public McpCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    require(task != null, "--task", EnumSet.of(Action.PLAN, Action.APPLY));
    require(folder != null, "--dir", EnumSet.of(Action.MEASURE, Action.PLAN, Action.APPLY));
    server.given().ifPresent(each -> require(true, each, EnumSet.of(Action.COST, Action.MEASURE)));
    switch (action) {
      case COST -> cost();
      case MEASURE -> measure(session(), word(1, "SERVER"));
      case LIST -> list(session());
      case PLAN -> arrange(session(), false);
      case APPLY -> arrange(session(), true);
      case UNDO -> undo(session());
    }
  }

  private void require(boolean given, String option, Set<Action> actions) {
    if (given && !actions.contains(action)) {
      throw new BadInputException(option, action, "give it with one of " + actions + " only");
    }
  }

  private String word(int place, String label) {
    if (words.size() <= place) {
      throw new BadInputException(label, "", "give: mcp " + action + " with a " + label);
    }
    return words.get(place);
  }

  private SessionId session() {
    SessionId id = new SessionId(word(0, "ID"));
    int most = action == Action.MEASURE ? Integer.MAX_VALUE : 1;
    if (words.size() > most) {
      throw new BadInputException("WORD", words.get(1), "give the session alone");
    }
    return id;
  }

  private String task() {
    if (task == null) {
      throw new BadInputException(
          "--task", "", "give one of " + invocation.config().routing().tools().needs().keySet());
    }
    return task;
  }

  private AgentConfiguration agent(Bureau bureau, SessionId id) {
    String workspace = bureau.sessions().get(id).profile().workspace();
    Path project = folder != null ? folder : Path.of(workspace == null ? "" : workspace);
    return AgentConfiguration.claudeCode(Seams.system().disk(), project.toAbsolutePath());
  }

  private Asking asking() {
    return new Asking(server, invocation.environment());
  }

  private void cost() {
    ServerTools found = asking().ask(words);
    Toll toll = new Toll(found.cost().tokens(), invocation.config().routing().tools().warning());
    print(found, McpView.cost(found.cost()).with("tooHigh", toll.isTooHigh()), toll);
  }

  private void measure(SessionId id, String name) {
    try (Bureau bureau = invocation.open()) {
      AgentConfiguration agent = agent(bureau, id);
      List<String> command = words.subList(2, words.size());
      ServerTools found =
          command.isEmpty() && !server.hasAddress()
              ? asking().ask(agent, name)
              : asking().ask(command);
      Toll toll = bureau.tools().record(id, name, found.cost());
      print(
          found,
          McpView.cost(found.cost())
              .with("id", id)
              .with("server", name)
              .with("session", McpView.toll(toll).map()),
          toll);
    }
  }

  private void print(ServerTools found, JsonObject json, Toll toll) {
    if (invocation.json()) {
      invocation
          .output()
          .json(
              json.with("name", found.name())
                  .with("version", found.version())
                  .with("definitions", McpView.tools(found.tools()))
                  .map());
    } else {
      McpView.print(invocation.output(), found.tools());
      invocation
          .output()
          .line(
              found.cost().tokens()
                  + " tokens for "
                  + found.cost().tools()
                  + " tools of "
                  + found.name()
                  + " "
                  + found.version());
    }
    McpView.warn(invocation.output(), toll);
  }

  private void list(SessionId id) {
    try (Bureau bureau = invocation.open()) {
      Toll toll = bureau.tools().toll(id);
      if (invocation.json()) {
        invocation.output().json(McpView.of(bureau.tools().of(id), toll).with("id", id).map());
      } else {
        McpView.print(invocation.output(), bureau.tools().of(id));
        invocation.output().line(toll.tokens() + " tokens of " + toll.warning());
      }
    }
  }

  private void arrange(SessionId id, boolean apply) {
    try (Bureau bureau = invocation.open()) {
      AgentConfiguration agent = agent(bureau, id);
      ServerPlan plan =
          apply ? bureau.tools().apply(id, task(), agent) : bureau.tools().plan(id, task(), agent);
      print(id, plan, apply);
      if (apply && !invocation.json()) {
        invocation.output().line(agent.file() + " says so; the agent reads it when it starts");
      }
    }
  }

  private void undo(SessionId id) {
    try (Bureau bureau = invocation.open()) {
      ServerPlan undone = bureau.tools().undo(id);
      if (invocation.json()) {
        print(id, undone, false);
      } else {
        invocation.output().line("the plan for " + undone.task() + " is undone");
      }
    }
  }

  private void print(SessionId id, ServerPlan plan, boolean applied) {
    if (invocation.json()) {
      invocation.output().json(McpView.of(plan).with("id", id).with("applied", applied).map());
    } else {
      McpView.print(invocation.output(), plan);
    }
  }
}
