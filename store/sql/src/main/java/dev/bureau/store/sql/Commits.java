package dev.bureau.store.sql;

import dev.bureau.core.change.Claim;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a commit inside a transaction. It writes first and looks at what refuses only when a write
 * does not fit, so that a commit that fits asks nothing.
 */
final class Commits {
  private final String place;
  private final EntryRows entries;
  private final CoreEvents coreEvents;

  Commits(String place, EntryRows entries, CoreEvents coreEvents) {
    this.place = place;
    this.entries = entries;
    this.coreEvents = coreEvents;
  }

  /** A commit with everything encoded, so that nothing is computed while others wait. */
  record Prepared(
      Commit commit,
      String head,
      List<EntryRows.Body> events,
      List<String> messages,
      Set<CoreEvents.Kind> unlisted) {}

  Prepared prepare(Commit commit) {
    List<EntryRows.Body> events = entries.bodies(commit);
    return new Prepared(
        commit,
        Bodies.of(commit.head()),
        events,
        commit.postings().stream().map(each -> Bodies.of(each.message())).toList(),
        coreEvents.unlisted(events));
  }

  /** Makes it, or takes back what it has written and tells why not. */
  CommitOutcome make(Link link, Prepared prepared) throws SQLException {
    Commit commit = prepared.commit();
    if (!HeadRows.write(link, commit, prepared.head())) {
      return refused(link, commit);
    }
    if (commit.beginsChain()) {
      emptyMailbox(link, commit.session());
    }
    if (!acknowledge(link, commit)) {
      link.undo();
      return refused(link, commit);
    }
    withdraw(link, commit);
    for (Claim claim : new LinkedHashSet<>(commit.change().claims())) {
      if (!claim(link, commit, claim)) {
        link.undo();
        return claimed(link, commit, claim);
      }
    }
    if (!enlist(link, commit)) {
      link.undo();
      return refused(link, commit);
    }
    if (archives(commit)) {
      Packing.pack(link, commit.session());
    }
    entries.insert(link, commit, prepared.events());
    coreEvents.list(link, prepared.unlisted());
    post(link, prepared);
    keepBlobs(link, commit);
    return new CommitOutcome.Committed(commit.head().version());
  }

  /**
   * Whether it may well be refused after it has written something. A claim is refused so seldom
   * that a mark for each would cost more than making the transaction again.
   */
  static boolean mayBeUndone(Commit commit) {
    return !commit.change().acknowledgements().isEmpty();
  }

  private static boolean archives(Commit commit) {
    return commit.head().times().archived() != null
        && commit.change().events().stream().anyMatch(SessionArchived.class::isInstance);
  }

  /** The version that a commit made, if it stands. */
  static Optional<Long> outcome(Link link, SessionId session, CommitId commit) throws SQLException {
    return link.sql("SELECT version FROM made WHERE session = ? AND commit_id = ?")
        .text(session.value())
        .bytes(CommitIds.bytes(commit))
        .first(row -> row.getLong(1));
  }

  /** Who has a claimed name. */
  static Optional<CommitOutcome.Claimed> claimed(Link link, Claim claim) throws SQLException {
    return link.sql("SELECT session, version FROM claim WHERE scope = ? AND key = ?")
        .text(claim.scope())
        .text(claim.key())
        .first(
            row ->
                new CommitOutcome.Claimed(claim, new SessionId(row.getString(1)), row.getLong(2)));
  }

  /** Somebody has the name, unless this very commit stands already. */
  private CommitOutcome claimed(Link link, Commit commit, Claim claim) throws SQLException {
    CommitOutcome refused = refused(link, commit);
    return refused instanceof CommitOutcome.Committed
        ? refused
        : claimed(link, claim).map(CommitOutcome.class::cast).orElse(refused);
  }

  /** What stands in the way of a commit that has written nothing. */
  private CommitOutcome refused(Link link, Commit commit) throws SQLException {
    Optional<Long> known = outcome(link, commit.session(), commit.moment().commit());
    if (known.isPresent()) {
      return new CommitOutcome.Committed(known.get());
    }
    return link.sql("SELECT version, epoch, head_format FROM session WHERE id = ?")
        .text(commit.session().value())
        .first(
            row -> {
              if (row.getInt(3) > HeadRows.FORMAT) {
                throw newer(commit.session());
              }
              return new CommitOutcome.Conflict(row.getLong(1), row.getLong(2));
            })
        .orElseGet(() -> new CommitOutcome.Conflict(0, 0));
  }

  private StoreException newer(SessionId session) {
    return new StoreException(
        Category.UNREADABLE,
        place,
        "session '" + session + "' was written by a newer Bureau",
        "use that version for it",
        null);
  }

  /** Of what an earlier session of that id has left, or came when it was gone. */
  private static void emptyMailbox(Link link, SessionId mailbox) throws SQLException {
    link.sql("DELETE FROM message WHERE mailbox = ?").text(mailbox.value()).update();
  }

  private static boolean acknowledge(Link link, Commit commit) throws SQLException {
    for (MessageId each : new LinkedHashSet<>(commit.change().acknowledgements())) {
      int handled =
          link.sql(
                  "UPDATE message SET state = 'HANDLED', body = NULL"
                      + " WHERE mailbox = ? AND id = ? AND state = 'WAITING'")
              .text(commit.head().links().chain().value())
              .text(each.value())
              .update();
      if (handled == 0) {
        return false;
      }
    }
    return true;
  }

  private static void withdraw(Link link, Commit commit) throws SQLException {
    for (MessageId each : commit.change().withdrawals()) {
      link.sql(
              "UPDATE message SET state = 'HANDLED', body = NULL"
                  + " WHERE mailbox = ? AND id = ? AND state IN ('WAITING', 'DEAD')")
          .text(commit.head().links().chain().value())
          .text(each.value())
          .update();
    }
  }

  private static boolean claim(Link link, Commit commit, Claim claim) throws SQLException {
    return link.sql(
                "INSERT OR IGNORE INTO claim (scope, key, session, version) VALUES (?, ?, ?, ?)")
            .text(claim.scope())
            .text(claim.key())
            .text(commit.session().value())
            .number(commit.head().version())
            .update()
        == 1;
  }

  private static boolean enlist(Link link, Commit commit) throws SQLException {
    return link.sql("INSERT OR IGNORE INTO made (session, commit_id, version) VALUES (?, ?, ?)")
            .text(commit.session().value())
            .bytes(CommitIds.bytes(commit.moment().commit()))
            .number(commit.head().version())
            .update()
        == 1;
  }

  private static void post(Link link, Prepared prepared) throws SQLException {
    int index = 0;
    for (Posting each : prepared.commit().postings()) {
      String body = prepared.messages().get(index++);
      SqliteMailboxes.insert(link, each, body);
    }
  }

  private static void keepBlobs(Link link, Commit commit) throws SQLException {
    for (BlobId each : commit.change().blobs()) {
      link.sql("INSERT OR IGNORE INTO blob_use (blob, session) VALUES (?, ?)")
          .text(each.value())
          .text(commit.session().value())
          .update();
    }
  }
}
