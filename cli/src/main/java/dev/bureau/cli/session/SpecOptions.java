package dev.bureau.cli.session;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What describes sessions, as options of a command. */
public final class SpecOptions {
  @Option(names = "--role", paramLabel = "ROLE", description = "A free name beside the type.")
  private @Nullable String role;

  @Option(names = "--workspace", paramLabel = "DIR", description = "The directory it works in.")
  private @Nullable String workspace;

  @Option(names = "--agent", paramLabel = "NAME", description = "The agent that works in it.")
  private @Nullable String agent;

  @Option(names = "--model", paramLabel = "MODEL", description = "The model it uses.")
  private @Nullable String model;

  @Option(names = "--task", paramLabel = "TASK", description = "The task it works on.")
  private @Nullable String task;

  @Option(names = "--prompt", paramLabel = "TEXT", description = "The text it begins with.")
  private @Nullable String prompt;

  @Option(
      names = "--system-prompt",
      paramLabel = "TEXT",
      description = "The text that tells it who it is.")
  private @Nullable String systemPrompt;

  @Option(
      names = "--metadata",
      paramLabel = "JSON",
      description = "A JSON object of your own, at most 64 KiB.")
  private @Nullable String metadata;

  @Option(names = "--capability", paramLabel = "C", description = "What it can do; repeatable.")
  private List<String> capabilities = new ArrayList<>();

  @Option(
      names = "--constraint",
      paramLabel = "K:V",
      description = "What it must keep to, such as max-memory:512m; repeatable.")
  private List<String> constraints = new ArrayList<>();

  @Option(
      names = "--resource",
      paramLabel = "K:V",
      description = "What it may use, such as disk:1g, memory:512m or cpu:2; repeatable.")
  private List<String> resources = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "An environment variable that its processes get; repeatable.")
  private List<String> environment = new ArrayList<>();

  @Mixin private DutyOptions duty;

  /** Whether any of them is given. */
  public boolean areGiven() {
    return duty.areGiven()
        || role != null
        || workspace != null
        || agent != null
        || model != null
        || task != null
        || prompt != null
        || systemPrompt != null
        || metadata != null
        || !(capabilities.isEmpty()
            && constraints.isEmpty()
            && resources.isEmpty()
            && environment.isEmpty());
  }

  /**
   * A spec with what they say.
   *
   * @throws BadInputException if a value can never be accepted
   */
  public SessionSpec on(SessionSpec plain) {
    SessionSpec spec =
        plain
            .capabilities(Set.copyOf(capabilities))
            .constraints(ConstraintOptions.parse(constraints))
            .resources(named("--resource", resources))
            .environment(environment);
    spec = duty.on(spec);
    spec = role == null ? spec : spec.role(role);
    spec = workspace == null ? spec : spec.workspace(workspace);
    spec = agent == null ? spec : spec.agent(agent);
    spec = model == null ? spec : spec.model(model);
    spec = task == null ? spec : spec.taskId(task);
    spec = prompt == null ? spec : spec.initialPrompt(prompt);
    spec = systemPrompt == null ? spec : spec.systemPrompt(systemPrompt);
    return metadata == null
        ? spec
        : spec.metadata(Json.read("metadata", metadata, JsonLimits.METADATA));
  }

  private static Map<String, String> named(String option, List<String> texts) {
    Map<String, String> values = new TreeMap<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new BadInputException(option, text, "give name:value, such as disk:1g");
      }
      if (values.put(text.substring(0, colon), text.substring(colon + 1)) != null) {
        throw new BadInputException(option, text, "give each name once");
      }
    }
    return values;
  }
}
