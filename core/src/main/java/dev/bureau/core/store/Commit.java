package dev.bureau.core.store;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * One commit to be made.
 *
 * @param expectedVersion the version it builds on; 0 creates the session
 * @param epoch the lease epoch of whoever commits; refused if the session has a higher one
 * @param moment time, identity and actor
 * @param change what is wanted
 * @param head the session after it, with version {@code expectedVersion + 1}
 * @param postings the messages it sends, each with the mailbox it goes to
 */
public record Commit(
    long expectedVersion,
    long epoch,
    Moment moment,
    Change change,
    Session head,
    List<Posting> postings) {
  public Commit {
    postings = List.copyOf(postings);
  }

  /** Whose commit it is. */
  public SessionId session() {
    return head.id();
  }

  /** Whether it creates the first session of a chain, whose mailbox has its name. */
  public boolean beginsChain() {
    return expectedVersion == 0 && head.links().chain().equals(head.id());
  }

  /** The events in their places. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Event<?> event : change.events()) {
      entries.add(
          new Entry(
              head.id(),
              head.version(),
              entries.size(),
              moment.now(),
              moment.commit(),
              epoch,
              moment.actor(),
              event));
    }
    return entries;
  }
}
