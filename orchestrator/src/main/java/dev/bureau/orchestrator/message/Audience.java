package dev.bureau.orchestrator.message;

import dev.bureau.core.door.Door;
import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who of many gets a message of one type, and why the others do not. For one thread. */
public final class Audience {
  private static final int PAGE = 1_000;

  private final Door door;
  private final Optional<SessionId> own;
  private final String type;
  private final Map<SessionId, SessionId> byMailbox = new LinkedHashMap<>();
  private final Map<SessionId, String> leftOut = new LinkedHashMap<>();

  /**
   * Looks who of these gets it now.
   *
   * @param sender does not get it
   */
  public Audience(Door door, Actor sender, String type, Collection<SessionId> wanted) {
    this.door = door;
    this.own = sender.session().flatMap(door::end).map(each -> each.links().chain());
    this.type = type;
    wanted.forEach(this::add);
  }

  /** All sessions that are not final and have that capability. */
  public static List<SessionId> capable(Sessions sessions, String capability) {
    return sessions
        .all(Query.of(Filter.notFinal()).limit(PAGE))
        .filter(each -> each.profile().capabilities().contains(capability))
        .map(Session::id)
        .toList();
  }

  private void add(SessionId receiver) {
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
    } catch (BadInputException
        | NoSuchSessionException
        | SessionEndedException
        | MessageRefusedException e) {
      leftOut.put(receiver, reason(e));
    }
  }

  private static String reason(BureauException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  /** The receivers, in the order in which they were given. */
  public List<SessionId> receivers() {
    return List.copyOf(byMailbox.values());
  }

  /** The receivers by their mailboxes. */
  Map<SessionId, SessionId> byMailbox() {
    return byMailbox;
  }

  /** The others, each with the reason. */
  Map<SessionId, String> leftOut() {
    return leftOut;
  }
}
