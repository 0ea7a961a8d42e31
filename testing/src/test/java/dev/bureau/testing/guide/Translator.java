package dev.bureau.testing.guide;

import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Has a model translate what it gets. */
final class Translator implements Agent {
  private final Function<String, Answer> model;

  Translator(Function<String, Answer> model) {
    this.model = model;
  }

  /** What a provider answers. */
  record Answer(String id, String model, long input, long output, Instant at, String text) {}

  @Override
  public void handle(Message message, Context context) throws Exception {
    Map<String, Object> translated =
        context.cell(
            CellSpec.effect("translate"),
            () -> {
              Answer answer = model.apply(String.valueOf(message.content().get("text")));
              Tokens tokens = Tokens.of(answer.input(), answer.output());
              context.record(
                  new Usage(new UsageKey(answer.id()), answer.model(), tokens, answer.at()));
              return Map.of("text", answer.text());
            });
    context.reply(Letter.of("TRANSLATION", translated));
  }
}
