package dev.bureau.orchestrator;

import dev.bureau.core.change.Claim;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Capabilities;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.store.Tally;
import dev.bureau.core.store.Unused;
import dev.bureau.store.memory.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A memory store that remembers what no journal tells: failures, burials, mail, looks for work. */
public final class RecordingStore implements StoreFactory {
  private final StoreFactory memory = Memory.store();
  private final BlockingQueue<Failed> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<MessageId> buried = new LinkedBlockingQueue<>();
  private final Semaphore looks = new Semaphore(0);
  private final Semaphore puts = new Semaphore(0);
  private final AtomicInteger counts = new AtomicInteger();
  private final AtomicInteger heads = new AtomicInteger();
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicBoolean blobsBroken = new AtomicBoolean();
  private final AtomicBoolean commitBroken = new AtomicBoolean();
  private final AtomicBoolean outcomeBroken = new AtomicBoolean();
  private final AtomicBoolean feedBroken = new AtomicBoolean();
  private final AtomicBoolean retriesBroken = new AtomicBoolean();
  private final AtomicBoolean headsBroken = new AtomicBoolean();
  private final AtomicBoolean breakHeadsAfterCommit = new AtomicBoolean();
  private final AtomicReference<Callable<?>> beforeClaim = new AtomicReference<>();
  private final AtomicReference<Callable<?>> beforeCommit = new AtomicReference<>();
  private final AtomicReference<Callable<?>> beforePending = new AtomicReference<>();
  private final Map<SessionId, Callable<?>> beforeRelease = new ConcurrentHashMap<>();
  private final Map<SessionId, Callable<?>> beforeRemoval = new ConcurrentHashMap<>();
  private final Set<SessionId> outrun = ConcurrentHashMap.newKeySet();

  /** A handling that failed and will be tried again. */
  public record Failed(MessageId message, String reason, Instant notBefore) {}

  /** The next failure. */
  public Failed takeFailure() throws InterruptedException {
    return Deadline.take(failures);
  }

  /** The next message that became a dead letter. */
  public MessageId takeBuried() throws InterruptedException {
    return Deadline.take(buried);
  }

  /** Waits until runtimes have looked for work several times from now on. */
  public void awaitLooks() throws InterruptedException {
    looks.drainPermits();
    Deadline.acquire(looks, 5);
  }

  /** Waits until mail has been brought that often since the last time, taken in or refused. */
  public void awaitPuts(int times) throws InterruptedException {
    Deadline.acquire(puts, times);
  }

  /** How often a mailbox was counted. */
  public int mailboxesCounted() {
    return counts.get();
  }

  /** How often a head was read. */
  public int headsRead() {
    return heads.get();
  }

  /** How often a page of sessions was asked for. */
  public int pagesAsked() {
    return queries.get();
  }

  /** Lets the next commit have an outcome that the store cannot tell. */
  public void breakCommitOnce() {
    outcomeBroken.set(true);
    commitBroken.set(true);
  }

  /** Lets the next put of a blob fail. */
  public void breakBlobsOnce() {
    blobsBroken.set(true);
  }

  /** Lets every dead letter that waits again fail for good at once. */
  public void breakRetries() {
    retriesBroken.set(true);
  }

  /** Lets every look at the feed fail, or serves it again. */
  public void breakFeed(boolean broken) {
    feedBroken.set(broken);
  }

  /** Lets every look at a head fail, or serves it again. */
  public void breakHeads(boolean broken) {
    headsBroken.set(broken);
  }

  /** Lets every look at a head fail once the next commit stands. */
  public void breakHeadsAfterNextCommit() {
    breakHeadsAfterCommit.set(true);
  }

  /** Lets this happen right before the next lease is asked for. */
  public void beforeNextClaim(Callable<?> work) {
    beforeClaim.set(work);
  }

  /** Lets this happen right before the next look into a mailbox. */
  public void beforeNextPending(Callable<?> work) {
    beforePending.set(work);
  }

  /** Lets this happen right before the next commit. */
  public void beforeNextCommit(Callable<?> work) {
    beforeCommit.set(work);
  }

  /** Lets this happen right before the lease on that session is given back the next time. */
  public void beforeNextRelease(SessionId session, Callable<?> work) {
    beforeRelease.put(session, work);
  }

  /** Lets this happen right before that session is removed the next time. */
  public void beforeNextRemoval(SessionId session, Callable<?> work) {
    beforeRemoval.put(session, work);
  }

  /** Lets every commit of that session come too late from now on. */
  public void outrun(SessionId session) {
    outrun.add(session);
  }

  private static void happen(@Nullable Callable<?> work) {
    if (work != null) {
      try {
        work.call();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public Store open(Seams seams, EventCatalogue catalogue) {
    return new Recorded(memory.open(seams, catalogue));
  }

  private final class Recorded implements Store {
    private final Store store;

    Recorded(Store store) {
      this.store = store;
    }

    @Override
    public Sessions sessions() {
      return new RecordedSessions(store.sessions());
    }

    @Override
    public Mailboxes mailboxes() {
      return new RecordedMailboxes(store.mailboxes());
    }

    @Override
    public Blobs blobs() {
      return new BreakableBlobs(store.blobs());
    }

    @Override
    public Feed feed() {
      return new BreakableFeed(store.feed());
    }

    @Override
    public Leases leases() {
      return new InterruptedLeases(store.leases());
    }

    @Override
    public Capabilities capabilities() {
      return store.capabilities();
    }

    @Override
    public Examination examine() {
      return store.examine();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private final class RecordedSessions implements Sessions {
    private final Sessions sessions;

    RecordedSessions(Sessions sessions) {
      this.sessions = sessions;
    }

    @Override
    public CommitOutcome commit(Commit commit) {
      happen(beforeCommit.getAndSet(null));
      if (outrun.contains(commit.head().id())) {
        return new CommitOutcome.Conflict(commit.expectedVersion() + 1, commit.epoch());
      }
      if (commitBroken.getAndSet(false)) {
        return new CommitOutcome.Unknown(diskIsGone());
      }
      CommitOutcome outcome = sessions.commit(commit);
      if (breakHeadsAfterCommit.getAndSet(false)) {
        headsBroken.set(true);
      }
      return outcome;
    }

    @Override
    public Optional<Long> outcome(SessionId session, CommitId commit) {
      if (outcomeBroken.getAndSet(false)) {
        throw diskIsGone();
      }
      return sessions.outcome(session, commit);
    }

    @Override
    public Optional<CommitOutcome.Claimed> claimed(Claim claim) {
      return sessions.claimed(claim);
    }

    @Override
    public Optional<StoredSession> head(SessionId session) {
      heads.incrementAndGet();
      if (headsBroken.get()) {
        throw diskIsGone();
      }
      return sessions.head(session);
    }

    @Override
    public List<Entry> journal(SessionId session, long from, int limit) {
      return sessions.journal(session, from, limit);
    }

    @Override
    public Page query(Query query) {
      queries.incrementAndGet();
      return sessions.query(query);
    }

    @Override
    public long count(Filter filter) {
      return sessions.count(filter);
    }

    @Override
    public Map<SessionType, Map<Status, Tally>> census() {
      return sessions.census();
    }

    @Override
    public long snapshot(Snapshot snapshot) {
      return sessions.snapshot(snapshot);
    }

    @Override
    public Optional<Snapshot> snapshot(SessionId session, long atMost) {
      return sessions.snapshot(session, atMost);
    }

    @Override
    public CommitOutcome remove(Session expected) {
      happen(beforeRemoval.remove(expected.id()));
      return sessions.remove(expected);
    }
  }

  private final class InterruptedLeases implements Leases {
    private final Leases leases;

    InterruptedLeases(Leases leases) {
      this.leases = leases;
    }

    @Override
    public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
      happen(beforeClaim.getAndSet(null));
      return leases.claim(session, holder, length);
    }

    @Override
    public List<Lease> renew(Holder holder, Collection<Lease> renewed, Duration length) {
      return leases.renew(holder, renewed, length);
    }

    @Override
    public void release(Holder holder, Collection<Lease> released) {
      released.forEach(each -> happen(beforeRelease.remove(each.session())));
      leases.release(holder, released);
    }

    @Override
    public List<Lease> holders() {
      return leases.holders();
    }
  }

  private final class BreakableFeed implements Feed {
    private final Feed feed;

    BreakableFeed(Feed feed) {
      this.feed = feed;
    }

    @Override
    public Slice read(Position after, int limit) {
      requireFeed();
      return feed.read(after, limit);
    }

    @Override
    public Position end() {
      requireFeed();
      return feed.end();
    }

    @Override
    public Optional<Position> cursor(String reader) {
      requireFeed();
      return feed.cursor(reader);
    }

    @Override
    public void advance(String reader, Position position) {
      requireFeed();
      feed.advance(reader, position);
    }

    private void requireFeed() {
      if (feedBroken.get()) {
        throw diskIsGone();
      }
    }
  }

  private static StoreException diskIsGone() {
    return new StoreException(
        Category.UNAVAILABLE, "memory", "the disk is gone", "plug it in", null);
  }

  private final class BreakableBlobs implements Blobs {
    private final Blobs blobs;

    BreakableBlobs(Blobs blobs) {
      this.blobs = blobs;
    }

    @Override
    public BlobId put(byte[] content) {
      if (blobsBroken.getAndSet(false)) {
        throw new StoreException(
            Category.UNAVAILABLE, "memory", "the disk is full", "make room", null);
      }
      return blobs.put(content);
    }

    @Override
    public Optional<byte[]> get(BlobId id) {
      return blobs.get(id);
    }

    @Override
    public Unused unused(Instant putBefore) {
      return blobs.unused(putBefore);
    }

    @Override
    public Unused collect(Instant putBefore) {
      return blobs.collect(putBefore);
    }
  }

  private final class RecordedMailboxes implements Mailboxes {
    private final Mailboxes mailboxes;

    RecordedMailboxes(Mailboxes mailboxes) {
      this.mailboxes = mailboxes;
    }

    @Override
    public PutOutcome put(List<Posting> postings, int capacity) {
      PutOutcome outcome = mailboxes.put(postings, capacity);
      puts.release();
      return outcome;
    }

    @Override
    public Optional<Delivery> oldest(SessionId mailbox, Instant now) {
      return mailboxes.oldest(mailbox, now);
    }

    @Override
    public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
      happen(beforePending.getAndSet(null));
      return mailboxes.pending(mailbox, now, limit);
    }

    @Override
    public List<SessionId> waiting(Instant now, String after, int limit) {
      List<SessionId> waiting = mailboxes.waiting(now, after, limit);
      looks.release();
      return waiting;
    }

    @Override
    public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
      boolean noted = mailboxes.failed(mailbox, message, failure);
      if (failure.retryAt() == null) {
        buried.add(message);
      } else {
        failures.add(new Failed(message, failure.reason(), failure.retryAt()));
      }
      return noted;
    }

    @Override
    public boolean requeue(SessionId mailbox, MessageId message) {
      boolean requeued = mailboxes.requeue(mailbox, message);
      if (requeued && retriesBroken.get()) {
        mailboxes.failed(mailbox, message, Failure.forGood("no luck again"));
      }
      return requeued;
    }

    @Override
    public boolean drop(SessionId mailbox, MessageId message) {
      return mailboxes.drop(mailbox, message);
    }

    @Override
    public List<Delivery> deadLetters(SessionId mailbox, int limit) {
      return mailboxes.deadLetters(mailbox, limit);
    }

    @Override
    public Optional<Delivery> deadLetter(SessionId mailbox, MessageId message) {
      return mailboxes.deadLetter(mailbox, message);
    }

    @Override
    public Counts counts(SessionId mailbox) {
      counts.incrementAndGet();
      return mailboxes.counts(mailbox);
    }

    @Override
    public Counts counts() {
      return mailboxes.counts();
    }
  }
}
