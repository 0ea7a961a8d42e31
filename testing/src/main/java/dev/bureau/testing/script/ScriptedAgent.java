package dev.bureau.testing.script;

import dev.bureau.core.json.Json;
import dev.bureau.core.message.Message;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.testing.simulation.Simulation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent that plays steps instead of working (X40). A message takes the first step that is for it
 * and has not been used up; steps for other messages may come in any order. The step is from then
 * on the message's: when it is handled again after a failure or the death of a process, the same
 * step is played again.
 *
 * <p>The test fails at once if a message comes for which no step is left, and at its end if a step
 * was not used. Nobody has to ask for that.
 *
 * <pre>{@code
 * ScriptedAgent bank =
 *     ScriptedAgent.in(
 *         simulation,
 *         on("PAY", Map.of("invoice", "i-1")).reply(Letter.of("PAID", Map.of())),
 *         on("PAY").times(2).fail("no money"));
 * simulation.nodes(3, agents -> agents.bind("bank", () -> bank));
 * }</pre>
 *
 * <p>One object for all sessions and all nodes of one run. For tasks of its world only; they take
 * turns, so nothing here needs to be thread-safe.
 */
public final class ScriptedAgent implements Agent {
  private final Simulation simulation;
  private final List<ScriptedStep> steps;
  private final Map<List<Object>, Taken> taken = new LinkedHashMap<>();

  private ScriptedAgent(Simulation simulation, List<ScriptedStep> steps) {
    this.simulation = simulation;
    this.steps = steps;
    if (new HashSet<>(steps).size() < steps.size()) {
      throw new IllegalArgumentException("A step is given twice; say times(2) instead");
    }
  }

  /** An agent that plays these steps in that simulation. */
  public static ScriptedAgent in(Simulation simulation, ScriptedStep... steps) {
    ScriptedAgent agent = new ScriptedAgent(simulation, List.of(steps));
    simulation.atEnd(agent::requireAllUsed);
    return agent;
  }

  @Override
  public void handle(Message message, Context context) throws Exception {
    Taken mine =
        taken.computeIfAbsent(
            List.of(context.session().links().chain(), message.id()),
            key -> new Taken(next(message, context), message));
    mine.step().play(message, context, mine.attempt());
  }

  private ScriptedStep next(Message message, Context context) {
    return steps.stream()
        .filter(each -> left(each) > 0 && each.matches(message))
        .findFirst()
        .orElseThrow(() -> simulation.fail(unexpected(message, context)));
  }

  private long left(ScriptedStep step) {
    return step.times() - taken.values().stream().filter(each -> each.step().equals(step)).count();
  }

  private AssertionError unexpected(Message message, Context context) {
    return new AssertionError(
        "Session '%s' got a message that its script has no step for:%n  %s%nThe nearest: %s%n%s"
            .formatted(context.session().id(), shown(message), nearest(message), script()));
  }

  /** One that has been used up, one for another content, or the next one that is left. */
  private String nearest(Message message) {
    List<ScriptedStep> ofType = steps.stream().filter(each -> each.isOf(message.type())).toList();
    Optional<ScriptedStep> usedUp =
        ofType.stream().filter(each -> each.matches(message)).findFirst();
    if (usedUp.isPresent()) {
      return "'%s', which has been used up".formatted(usedUp.get());
    }
    return ofType.stream()
        .findFirst()
        .map("'%s', for another content"::formatted)
        .or(() -> steps.stream().filter(each -> left(each) > 0).findFirst().map("'%s'"::formatted))
        .orElse("none is left");
  }

  private void requireAllUsed() {
    if (steps.stream().anyMatch(each -> left(each) > 0)) {
      throw new AssertionError("A script has steps that nothing came for%n%s".formatted(script()));
    }
  }

  private String script() {
    StringBuilder text = new StringBuilder("The script:\n");
    for (ScriptedStep each : steps) {
      text.append("  ").append(each).append(": used ").append(each.times() - left(each));
      text.append(" of ").append(each.times()).append('\n');
    }
    text.append("What came:\n");
    taken.values().forEach(each -> text.append("  ").append(shown(each.message())).append('\n'));
    return text.append(taken.isEmpty() ? "  (nothing)\n" : "").toString();
  }

  private static String shown(Message message) {
    return "%s %s from %s %s"
        .formatted(message.type(), message.id(), message.sender(), Json.write(message.content()));
  }
}
