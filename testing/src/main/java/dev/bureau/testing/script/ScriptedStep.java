package dev.bureau.testing.script;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@link ScriptedAgent} does with one message, in the order in which it is said. Begin with
 * {@link #on(String)}; without more it takes the message and does nothing. Immutable.
 */
public final class ScriptedStep {
  private final String type;
  private final Map<String, Object> content;
  private final int times;
  private final List<Action> actions;

  /** One thing that it does, at the attempt of that number, from 1. */
  @FunctionalInterface
  private interface Action {
    void play(Message message, Context context, int attempt) throws Exception;
  }

  private ScriptedStep(String type, Map<String, Object> content, int times, List<Action> actions) {
    this.type = type;
    this.content = content;
    this.times = times;
    this.actions = List.copyOf(actions);
  }

  /** For one message of that type. */
  public static ScriptedStep on(String type) {
    return on(type, Map.of());
  }

  /**
   * For one message of that type.
   *
   * @param content what its content has under these keys; it may have others
   */
  public static ScriptedStep on(String type, Map<String, ?> content) {
    return new ScriptedStep(type, Json.object("content", content), 1, List.of());
  }

  /** For so many messages of the kind. */
  public ScriptedStep times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("times: " + count + "; give at least 1");
    }
    return new ScriptedStep(type, content, count, actions);
  }

  /** Replies to the message. */
  public ScriptedStep reply(Letter letter) {
    return then((message, context) -> context.reply(letter));
  }

  /** Sends a message. */
  public ScriptedStep send(SessionId receiver, Letter letter) {
    return then((message, context) -> context.send(receiver, letter));
  }

  /** Does a cell whose work comes to that result. */
  public ScriptedStep cell(CellSpec spec, Map<String, Object> result) {
    return then((message, context) -> context.cell(spec, () -> result));
  }

  /** Ends its session normally. */
  public ScriptedStep complete(String reason) {
    return then((message, context) -> context.complete(reason));
  }

  /** Fails the handling, at every attempt. */
  public ScriptedStep fail(String reason) {
    return then(
        (message, context) -> {
          throw new ScriptedFailure(reason);
        });
  }

  /** Fails the first attempt at each message; what comes behind happens at the next one. */
  public ScriptedStep failOnce(String reason) {
    return and(
        (message, context, attempt) -> {
          if (attempt == 1) {
            throw new ScriptedFailure(reason);
          }
        });
  }

  /** Does anything else. */
  public ScriptedStep then(Agent action) {
    return and((message, context, attempt) -> action.handle(message, context));
  }

  private ScriptedStep and(Action action) {
    List<Action> more = new ArrayList<>(actions);
    more.add(action);
    return new ScriptedStep(type, content, times, more);
  }

  boolean isOf(String messageType) {
    return type.equals(messageType);
  }

  boolean matches(Message message) {
    return isOf(message.type()) && message.content().entrySet().containsAll(content.entrySet());
  }

  int times() {
    return times;
  }

  void play(Message message, Context context, int attempt) throws Exception {
    for (Action each : actions) {
      each.play(message, context, attempt);
    }
  }

  @Override
  public String toString() {
    return "on " + type + (content.isEmpty() ? "" : " with " + Json.write(content));
  }
}
