package dev.bureau.testing.promise;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Posting;
import java.util.List;

/**
 * Something that Bureau promises of whatever is kept, looked at where it happens: between all nodes
 * and the store. Each method throws {@link AssertionError} if the promise is broken.
 */
public interface Promise {
  /** A commit stands, for the first time. */
  default void committed(Commit commit, long version) {}

  /** A lease was granted. */
  default void granted(Lease lease) {}

  /** Messages were put into mailboxes. */
  default void put(List<Posting> postings) {}

  /** Messages were handed out to be handled. */
  default void handedOut(SessionId mailbox, List<Delivery> deliveries) {}

  /** A failed handling was noted. */
  default void failed(SessionId mailbox, MessageId message, Failure failure) {}

  /** A dead letter waits again. */
  default void requeued(SessionId mailbox, MessageId message) {}

  /** A dead letter was dropped. */
  default void dropped(SessionId mailbox, MessageId message) {}

  /** A session was removed. */
  default void removed(SessionId session) {}
}
