package dev.bureau.store.memory;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Lease;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.Lock;

/**
 * One set of data, shared by all stores opened on it.
 *
 * <p>What belongs to a session or a mailbox is guarded by the stripe of its name; claims and blobs
 * by a lock each; the feed guards itself. Locks are taken in that order, stripes in the order of
 * their numbers, so nobody waits in a circle. Heads are read without a lock.
 */
final class Contents {
  final Stripes stripes;
  final Lock claimsLock;
  final Lock blobsLock;
  final Stream feed;
  final EventKinds kinds = new EventKinds();
  final Map<SessionId, Life> lives = new ConcurrentHashMap<>();
  final NavigableMap<Life.Place, Life> byAge = new ConcurrentSkipListMap<>();

  /** For each chain how many sessions it has beside its first. */
  final Map<SessionId, Integer> followers = new ConcurrentHashMap<>();

  final Children children = new Children();
  final Map<SessionId, Mailbox> mailboxes = new ConcurrentHashMap<>();
  final NavigableSet<SessionId> waiting = new ConcurrentSkipListSet<>();
  final Map<SessionId, Lease> leases = new ConcurrentHashMap<>();
  final Map<Claim, CommitOutcome.Claimed> claims = new HashMap<>();
  final Map<BlobId, Blob> blobs = new HashMap<>();
  final Map<BlobId, Integer> blobUses = new HashMap<>();
  final Map<String, Feed.Position> cursors = new ConcurrentHashMap<>();
  final Commits commits = new Commits(this);

  /** Stored bytes, and when they were last put. */
  static final class Blob {
    final byte[] content;
    final Instant putAt;

    Blob(byte[] content, Instant putAt) {
      this.content = content;
      this.putAt = putAt;
    }
  }

  Contents(Seams seams) {
    stripes = new Stripes(seams);
    claimsLock = seams.lock();
    blobsLock = seams.lock();
    feed = new Stream(seams.lock());
  }

  Mailbox mailbox(SessionId name) {
    return mailboxes.computeIfAbsent(name, each -> new Mailbox());
  }

  /** Notes whether anything waits in a mailbox; its stripe is held. */
  void noteWaiting(SessionId name, Mailbox mailbox) {
    if (mailbox.waiting() > 0) {
      waiting.add(name);
    } else {
      waiting.remove(name);
    }
  }
}
