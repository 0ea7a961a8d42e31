package dev.bureau.store.memory;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Claimed;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Posting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes commits: everything is checked first, then everything is done, under the stripes' locks.
 */
final class Commits {
  private final Contents contents;

  Commits(Contents contents) {
    this.contents = contents;
  }

  /** Makes a commit; the stripes of all it touches are held. */
  CommitOutcome make(Commit commit) {
    Life life = contents.lives.get(commit.session());
    long known = life == null ? 0 : life.versionOf(commit.moment().commit());
    if (known > 0) {
      return new Committed(known);
    }
    long version = life == null ? 0 : life.stand().session().version();
    long epoch = life == null ? 0 : life.stand().epoch();
    if (version != commit.expectedVersion()
        || epoch > commit.epoch()
        || isAnotherLife(commit, life)
        || !allWait(commit)) {
      return new Conflict(version, epoch);
    }
    if (commit.change().claims().isEmpty()) {
      return apply(commit, life);
    }
    return Stripes.holding(
        contents.claimsLock,
        () -> {
          for (Claim claim : commit.change().claims()) {
            Claimed taken = contents.claims.get(claim);
            if (taken != null) {
              return taken;
            }
          }
          for (Claim claim : commit.change().claims()) {
            contents.claims.put(
                claim, new Claimed(claim, commit.session(), commit.head().version()));
          }
          return apply(commit, life);
        });
  }

  /** Whether the session was removed and its id taken by another since. */
  private static boolean isAnotherLife(Commit commit, @Nullable Life life) {
    return life != null && !life.stand().session().isSameLife(commit.head());
  }

  /** Removes a session; its stripe and that of its chain are held. */
  void remove(SessionId session, Life life) {
    contents.lives.remove(session);
    contents.byAge.remove(life.place);
    contents.children.move(life, supervisor(life), null);
    contents.leases.remove(session);
    removeMailbox(session, life.stand().session().links().chain());
    contents.feed.remove(life.journal);
    if (life.blobs.isEmpty()) {
      return;
    }
    Stripes.holding(
        contents.blobsLock,
        () -> {
          for (BlobId each : life.blobs) {
            contents.blobUses.computeIfPresent(each, (id, uses) -> uses == 1 ? null : uses - 1);
          }
          return life;
        });
  }

  /** A mailbox goes with the last session of its chain. */
  private void removeMailbox(SessionId removed, SessionId chain) {
    if (!removed.equals(chain)) {
      contents.followers.computeIfPresent(chain, (id, count) -> count == 1 ? null : count - 1);
    }
    if (!contents.followers.containsKey(chain) && !contents.lives.containsKey(chain)) {
      forgetMailbox(chain);
    }
  }

  private void forgetMailbox(SessionId chain) {
    if (contents.mailboxes.remove(chain) != null) {
      contents.waiting.remove(chain);
    }
  }

  private static @Nullable SessionId supervisor(Life life) {
    return life.stand().session().links().supervisor();
  }

  private boolean allWait(Commit commit) {
    List<MessageId> acknowledged = commit.change().acknowledgements();
    if (acknowledged.isEmpty()) {
      return true;
    }
    if (commit.beginsChain()) {
      return false; // what lies in that mailbox was for another session of its id
    }
    Mailbox mailbox = contents.mailboxes.get(commit.head().links().chain());
    return mailbox != null && acknowledged.stream().allMatch(mailbox::waits);
  }

  private CommitOutcome apply(Commit commit, @Nullable Life before) {
    Life life = before != null ? before : new Life(commit.head(), commit.epoch());
    keepBlobs(commit.change().blobs(), life);
    if (commit.beginsChain()) {
      forgetMailbox(commit.session());
    }
    deliver(commit);
    contents.children.move(
        life, before == null ? null : supervisor(life), commit.head().links().supervisor());
    Made made = life.add(commit);
    life.becomes(commit.head(), commit.epoch());
    if (before == null) {
      contents.lives.put(commit.session(), life);
      contents.byAge.put(life.place, life);
      if (!commit.head().links().chain().equals(commit.session())) {
        contents.followers.merge(commit.head().links().chain(), 1, Integer::sum);
      }
    }
    // The feed last: who follows it finds the head at least as new as the entry.
    if (!made.events().isEmpty()) {
      contents.feed.append(made);
    }
    return new Committed(commit.head().version());
  }

  private void keepBlobs(List<BlobId> named, Life life) {
    if (named.isEmpty()) {
      return;
    }
    Stripes.holding(
        contents.blobsLock,
        () -> {
          for (BlobId each : named) {
            if (life.blobs.add(each)) {
              contents.blobUses.merge(each, 1, Integer::sum);
            }
          }
          return life;
        });
  }

  private void deliver(Commit commit) {
    List<MessageId> acknowledged = commit.change().acknowledgements();
    List<MessageId> withdrawn = commit.change().withdrawals();
    if (!acknowledged.isEmpty() || !withdrawn.isEmpty()) {
      SessionId own = commit.head().links().chain();
      Mailbox mailbox = contents.mailbox(own);
      acknowledged.forEach(mailbox::acknowledge);
      withdrawn.forEach(mailbox::withdraw);
      contents.noteWaiting(own, mailbox);
    }
    for (Posting each : commit.postings()) {
      Mailbox receiver = contents.mailbox(each.mailbox());
      receiver.put(each);
      contents.noteWaiting(each.mailbox(), receiver);
    }
  }
}
