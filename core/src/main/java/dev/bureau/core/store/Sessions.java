package dev.bureau.core.store;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Heads and journals: the facet through which sessions change and are read. */
public interface Sessions {
  /**
   * Makes one commit: the head, the entries, the sends, the acknowledgements, the withdrawals and
   * the claims, all of it or nothing, durable when it returns {@code Committed} (X31).
   *
   * <p>It is refused as a {@code Conflict} unless the session has exactly the expected version, was
   * created when the commit's head says (else it is another that took the id after a removal), has
   * no higher epoch, and every acknowledged message waits in its mailbox; all are checked inside
   * the same transaction that writes. Sends whose id the receiver's mailbox has seen before are
   * passed over. A withdrawn message goes if it waits or is a dead letter, after the
   * acknowledgements, and is never a reason to refuse; its id stays known. A commit whose id is
   * committed already is not made again: the outcome is the one that stands.
   *
   * <p>A commit that {@linkplain Commit#beginsChain begins a chain} finds an empty mailbox, which
   * remembers no id: before its own sends are put in, all goes away that was left there, or came
   * when an earlier session of that id had been removed.
   */
  CommitOutcome commit(Commit commit);

  /** The version that a commit made, if it stands: resolves an unknown outcome. */
  Optional<Long> outcome(SessionId session, CommitId commit);

  /** Who has a claimed name, if anybody. */
  Optional<CommitOutcome.Claimed> claimed(Claim claim);

  /** The present head. */
  Optional<StoredSession> head(SessionId session);

  /**
   * The present head, for whoever knows one already. A store for which reading a whole head is work
   * answers with the known one itself as long as it stands: it is of the same version and was
   * created at the same time.
   *
   * @param known a head of that session as it stood once
   */
  default Optional<StoredSession> head(Session known) {
    return head(known.id());
  }

  /**
   * The entries of a journal in order, those of one version together.
   *
   * @param from the first version, at least 1
   * @param limit about how many entries at most; the last version is never cut, so there may be
   *     more
   * @return empty if there are none from there on
   */
  List<Entry> journal(SessionId session, long from, int limit);

  /**
   * A page of heads (S5); the reserved session {@code bureau} is never in it. Which sessions and in
   * which order is said by {@link Filter#matches} and {@link Query#byKeys}: a store may find them
   * by any means and must find the same.
   *
   * @return with a cursor if there is more, made of {@link Query#keysOf} the last session
   * @throws dev.bureau.core.error.BadInputException if the cursor is of another order
   */
  Page query(Query query);

  /**
   * All that a query finds, from its cursor on, page by page: each is asked for when the one before
   * has been gone through. For one thread and one use; what a page throws comes out of the stream.
   */
  default Stream<Session> all(Query query) {
    return Stream.iterate(
            query(query),
            Objects::nonNull,
            page -> page.next() == null ? null : query(query.after(page.next())))
        .flatMap(page -> page.sessions().stream());
  }

  /** How many sessions match; the reserved one is not counted. */
  long count(Filter filter);

  /**
   * What sessions have done, by type and status: {@link Tally#of} of each, added up; absent where
   * there are none. The reserved session is not counted. A store that keeps many sessions keeps
   * these sums, too, in the transactions that change them, so that this takes no longer where there
   * are more.
   */
  Map<SessionType, Map<Status, Tally>> census();

  /**
   * Keeps a snapshot, durably. It is passed over if the session is not there, was not created when
   * the snapshot's head says, or has not come to that version yet. How many of one session are kept
   * is up to the store, at least the one of the highest version.
   *
   * @return how many bytes it takes; 0 if nothing had to be written
   */
  long snapshot(Snapshot snapshot);

  /**
   * The latest snapshot up to a version. One that this program cannot read in all its parts (X33)
   * is as good as none.
   *
   * @param atMost the highest version that may be returned
   */
  Optional<Snapshot> snapshot(SessionId session, long atMost);

  /**
   * Removes a session with its journal, snapshots and leases, and its mailbox if no other session
   * of its chain is left. Claims outlive it. The stored values that only it named are from then on
   * for {@link Blobs#collect}.
   *
   * <p>It is refused as a {@code Conflict} unless the session has the version of that head and was
   * created when it says (else it is another that took the id after a removal); both are checked
   * inside the same transaction that removes.
   *
   * @param expected the head that the decision was based on
   * @return {@code Committed} with its version, or {@code Conflict} with what is there
   */
  CommitOutcome remove(Session expected);
}
