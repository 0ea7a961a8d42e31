package dev.bureau.testing.contract.broken;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Commits that are made otherwise than they were asked for. */
final class Altered {
  private Altered() {}

  /** The same head and events, written over whatever stands now. */
  static Commit overwriting(Commit commit, Sessions works) {
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
  static Commit epoch(Commit commit, long epoch) {
    return new Commit(
        commit.expectedVersion(),
        epoch,
        commit.moment(),
        commit.change(),
        commit.head(),
        commit.postings());
  }

  /** Under another identity. */
  static Commit moment(Commit commit, Moment moment) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        moment,
        commit.change(),
        commit.head(),
        commit.postings());
  }

  /** With only those claims. */
  static Commit claims(Commit commit, Predicate<Claim> kept) {
    Change all = commit.change();
    List<Claim> claims = all.claims().stream().filter(kept).toList();
    return change(
        commit, new Change(all.events(), all.sends(), all.acknowledgements(), claims, all.blobs()));
  }

  /** With only those acknowledgements. */
  static Commit acknowledgements(Commit commit, Predicate<MessageId> kept) {
    Change all = commit.change();
    List<MessageId> handled = all.acknowledgements().stream().filter(kept).toList();
    return change(
        commit, new Change(all.events(), all.sends(), handled, all.claims(), all.blobs()));
  }

  /** Without the names of blobs. */
  static Commit withoutBlobs(Commit commit) {
    Change all = commit.change();
    return change(
        commit,
        new Change(all.events(), all.sends(), all.acknowledgements(), all.claims(), List.of()));
  }

  /** With all that it sends due at once. */
  static Commit dueAtOnce(Commit commit) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        commit.moment(),
        commit.change(),
        commit.head(),
        dueAtOnce(commit.postings()));
  }

  /** The same mail, due at once. */
  static List<Posting> dueAtOnce(List<Posting> postings) {
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
                created, times.updated(), times.started(), times.ended(), times.lastActivity()),
            head.ending(),
            head.links(),
            head.agent(),
            head.work());
    return new Commit(
        version, commit.epoch(), commit.moment(), commit.change(), moved, commit.postings());
  }
}
