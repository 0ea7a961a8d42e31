package dev.bureau.core.message;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.json.Json;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.Map;

/**
 * A handling replied to somebody who has no mailbox: whoever asked from outside finds it here.
 *
 * @param request the message that it replies to
 * @param type the reply's type
 * @param content a JSON object
 */
public record MessageReplied(MessageId request, String type, Map<String, Object> content)
    implements MessageEvent {
  public MessageReplied {
    content = Json.object("message content", content);
  }

  @Override
  public Session applyTo(Session state, Instant at) {
    return state;
  }
}
