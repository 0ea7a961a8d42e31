package dev.bureau.core.usage;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.price.OpaqueName;
import dev.bureau.core.price.Tokens;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A report of what one call of a model has used so far.
 *
 * @param key by which reports of the same call are known
 * @param model the model, by any of its names
 * @param tokens all that the call has used until the report
 * @param at when the call was made; it is priced by what held then
 */
public record Usage(UsageKey key, String model, Tokens tokens, Instant at) {
  private static final Instant FIRST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
  private static final Instant LAST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

  /**
   * @throws BadInputException if the model is no name, or the time is of no day of the calendar
   */
  public Usage {
    OpaqueName.check("model", model);
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new BadInputException("time of the call", at, "give when the call was made");
    }
  }

  Usage of(String otherModel) {
    return model.equals(otherModel) ? this : new Usage(key, otherModel, tokens, at);
  }

  Usage raisedTo(Tokens more) {
    return new Usage(key, model, more, at);
  }
}
