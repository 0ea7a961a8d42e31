package dev.bureau.orchestrator.message;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a message to many.
 *
 * @param id the message's id, the same in each mailbox
 * @param receivers who got it
 * @param leftOut who did not, each with the reason
 */
public record Published(MessageId id, List<SessionId> receivers, Map<SessionId, String> leftOut) {
  public Published {
    receivers = List.copyOf(receivers);
    leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
  }
}
