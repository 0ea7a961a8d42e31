package dev.bureau.core.trace;

import dev.bureau.core.cell.Step;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Failure;

/** A piece of work that a process does. */
public sealed interface Activity {
  /** The door changes a session: decides and commits until it stands or is refused. */
  record Committing(SessionId session) implements Activity {}

  /** A session's agent handles a message, once. */
  record Handling(Session session, Message message) implements Activity {}

  /** The work of a cell runs; not when its result is only read. */
  record Running(Session session, Step step) implements Activity {}

  /** So many messages are put into mailboxes, from outside of any handling. */
  record Sending(int messages) implements Activity {}

  /** It is noted that a message could not be handled. */
  record Rejecting(SessionId mailbox, Failure failure) implements Activity {}

  /** So many leases are renewed. */
  record Renewing(int leases) implements Activity {}

  /** Sessions are stopped. */
  record Stopping(Manner manner) implements Activity {
    /** In which way. */
    public enum Manner {
      GRACEFUL,
      FORCED,
      EMERGENCY
    }
  }
}
