package dev.bureau.testing.contract.broken;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Commits that are made otherwise than they were asked for. */
public final class Altered {
  private Altered() {}

  /** The same head and events, written over whatever stands now. */
  public static Commit overwriting(Commit commit, Sessions works) {
    return works
        .head(commit.session())
        .map(
            stands ->
                at(
                    epoch(commit, Math.max(commit.epoch(), stands.epoch())),
                    stands.session().version(),
                    stands.session().times().created()))
        .orElse(commit);
  }

  /** Under another epoch. */
  public static Commit epoch(Commit commit, long epoch) {
    return new Commit(
        commit.expectedVersion(),
        epoch,
        commit.moment(),
        commit.change(),
        commit.head(),
        commit.postings());
  }

  /** Under another identity. */
  public static Commit moment(Commit commit, Moment moment) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        moment,
        commit.change(),
        commit.head(),
        commit.postings());
  }

  /** With only those events; the head is what all of them make of it. */
  public static Commit events(Commit commit, Predicate<Event<?>> kept) {
    Change all = commit.change();
    return change(
        commit,
        new Change(
            all.events().stream().filter(kept).toList(),
            all.sends(),
            all.acknowledgements(),
            all.withdrawals(),
            all.claims(),
            all.blobs()));
  }

  /** With only those claims. */
  public static Commit claims(Commit commit, Predicate<Claim> kept) {
    Change all = commit.change();
    List<Claim> claims = all.claims().stream().filter(kept).toList();
    return change(
        commit,
        new Change(
            all.events(),
            all.sends(),
            all.acknowledgements(),
            all.withdrawals(),
            claims,
            all.blobs()));
  }

  /** With only those acknowledgements. */
  public static Commit acknowledgements(Commit commit, Predicate<MessageId> kept) {
    Change all = commit.change();
    List<MessageId> handled = all.acknowledgements().stream().filter(kept).toList();
    return change(
        commit,
        new Change(
            all.events(), all.sends(), handled, all.withdrawals(), all.claims(), all.blobs()));
  }

  /** With only those withdrawals. */
  public static Commit withdrawals(Commit commit, Predicate<MessageId> kept) {
    Change all = commit.change();
    List<MessageId> gone = all.withdrawals().stream().filter(kept).toList();
    return change(
        commit,
        new Change(
            all.events(), all.sends(), all.acknowledgements(), gone, all.claims(), all.blobs()));
  }

  /** With withdrawals that are acknowledgements. */
  public static Commit acknowledgingWithdrawals(Commit commit) {
    Change others = withdrawals(commit, id -> false).change();
    return change(commit, others.withAcknowledgements(commit.change().withdrawals()));
  }

  /** Without the names of blobs. */
  public static Commit withoutBlobs(Commit commit) {
    Change all = commit.change();
    return change(
        commit,
        new Change(
            all.events(),
            all.sends(),
            all.acknowledgements(),
            all.withdrawals(),
            all.claims(),
            List.of()));
  }

  /** With all that it sends due at once. */
  public static Commit dueAtOnce(Commit commit) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        commit.moment(),
        commit.change(),
        commit.head(),
        dueAtOnce(commit.postings()));
  }

  /** The same mail, due at once. */
  public static List<Posting> dueAtOnce(List<Posting> postings) {
    return postings.stream().map(each -> new Posting(each.mailbox(), each.message())).toList();
  }

  private static Commit change(Commit commit, Change change) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        commit.moment(),
        change,
        commit.head(),
        commit.postings());
  }

  private static Commit at(Commit commit, long version, Instant created) {
    Session head = commit.head();
    Times times = head.times();
    Session moved =
        new Session(
            head.id(),
            version + 1,
            head.status(),
            head.profile(),
            head.metadata(),
            new Times(
                created,
                times.updated(),
                times.started(),
                times.ended(),
                times.lastActivity(),
                times.archived()),
            head.ending(),
            head.links(),
            head.agent(),
            head.work());
    return new Commit(
        version, commit.epoch(), commit.moment(), commit.change(), moved, commit.postings());
  }
}
