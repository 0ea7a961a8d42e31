package dev.bureau.testing.guide;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.grant.Need;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import java.util.Map;

/** Has a model write essays, with less of one when there is less money. */
final class Essayist implements Agent {
  private final Model model;

  Essayist(Model model) {
    this.model = model;
  }

  /** A model as its provider has it. */
  interface Model {
    Answer write(String name, String subject);
  }

  /** What a provider answers. */
  record Answer(String id, Tokens tokens, String text) {}

  @Override
  public void handle(Message message, Context context) throws Exception {
    String subject = String.valueOf(message.content().get("subject"));
    Map<String, Object> essay;
    try {
      essay = written(subject, context);
    } catch (BudgetExceededException e) {
      essay = written(subject, context); // now with the cheapest model, or not at all
    }
    context.reply(Letter.of("ESSAY", essay));
  }

  private Map<String, Object> written(String subject, Context context) throws Exception {
    String name = context.route(Estimate.of(0.9, 1), null).model();
    Need need = Need.of(name, Tokens.of(1_000, 4_000));
    return context.cell(
        CellSpec.effect("write").budget(need),
        () -> {
          Answer answer = model.write(name, subject);
          context.record(
              new Usage(new UsageKey(answer.id()), name, answer.tokens(), context.now()));
          return Map.of("text", answer.text(), "model", name);
        });
  }
}
