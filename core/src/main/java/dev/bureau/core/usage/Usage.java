package dev.bureau.core.usage;

import dev.bureau.core.price.OpaqueName;
import dev.bureau.core.price.Tokens;
import java.time.Instant;

/**
 * A report of what one call of a model has used so far.
 *
 * @param key by which reports of the same call are known
 * @param model the model, by any of its names
 * @param tokens all that the call has used until the report
 * @param at when the call was made; it is priced by what held then
 */
public record Usage(UsageKey key, String model, Tokens tokens, Instant at) {
  /**
   * @throws dev.bureau.core.error.BadInputException if the model is no name
   */
  public Usage {
    OpaqueName.check("model", model);
  }

  Usage of(String otherModel) {
    return model.equals(otherModel) ? this : new Usage(key, otherModel, tokens, at);
  }

  Usage raisedTo(Tokens more) {
    return new Usage(key, model, more, at);
  }
}
