package dev.bureau.orchestrator.message;

import dev.bureau.core.door.Door;
import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who of many gets a message of one type, and why the others do not. For one thread. */
final class Audience {
  private final Door door;
  private final Optional<SessionId> own;
  private final String type;
  private final Map<SessionId, SessionId> byMailbox = new LinkedHashMap<>();
  private final Map<SessionId, String> leftOut = new LinkedHashMap<>();

  Audience(Door door, Actor sender, String type) {
    this.door = door;
    this.own = sender.session().flatMap(door::end).map(each -> each.links().chain());
    this.type = type;
  }

  void add(SessionId receiver) {
    try {
      SessionId mailbox = door.mailboxOf(receiver, type);
      if (own.filter(mailbox::equals).isPresent()) {
        leftOut.put(receiver, "It is the sender");
        return;
      }
      SessionId before = byMailbox.putIfAbsent(mailbox, receiver);
      if (before != null && !before.equals(receiver)) {
        leftOut.put(receiver, "Its chain gets it as '%s'".formatted(before));
      }
    } catch (NoSuchSessionException | SessionEndedException | MessageRefusedException e) {
      leftOut.put(receiver, reason(e));
    }
  }

  private static String reason(BureauException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  /** The receivers by their mailboxes, in the order in which they were added. */
  Map<SessionId, SessionId> byMailbox() {
    return byMailbox;
  }

  /** The others, each with the reason. */
  Map<SessionId, String> leftOut() {
    return leftOut;
  }
}
