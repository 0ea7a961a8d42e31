package dev.bureau.store.sql;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import java.nio.charset.StandardCharsets;

/** Heads and messages as JSON. What could not be read back is not written either. */
final class Bodies {
  private static final int MOST_BYTES_OF_A_CHAR = 3;

  private Bodies() {}

  static String of(Session session) {
    return within("session", Codec.encode(session), JsonLimits.SESSION);
  }

  static String of(Message message) {
    return within("message", Codec.encode(message), JsonLimits.EVENT);
  }

  static Session session(String body) {
    return Codec.decode("session", body, Session.class, JsonLimits.SESSION);
  }

  static Message message(String body) {
    return Codec.decode("message", body, Message.class, JsonLimits.EVENT);
  }

  /**
   * The body itself.
   *
   * @throws BadInputException if it is larger than what can be read
   */
  static String within(String field, String body, JsonLimits limits) {
    if ((long) body.length() * MOST_BYTES_OF_A_CHAR > limits.bytes()) {
      int bytes = body.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > limits.bytes()) {
        throw new BadInputException(
            field, bytes + " bytes", "keep it to " + limits.bytes() + " bytes");
      }
    }
    return body;
  }
}
