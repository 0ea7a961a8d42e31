package dev.bureau.orchestrator;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Capabilities;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.core.store.Unused;
import dev.bureau.store.memory.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A memory store that remembers what no journal tells: failures, burials, and looks for work. */
public final class RecordingStore implements StoreFactory {
  private final StoreFactory memory = Memory.store();
  private final BlockingQueue<Failed> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<MessageId> buried = new LinkedBlockingQueue<>();
  private final Semaphore looks = new Semaphore(0);
  private final AtomicBoolean blobsBroken = new AtomicBoolean();
  private final AtomicBoolean feedBroken = new AtomicBoolean();

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

  /** Lets the next put of a blob fail. */
  public void breakBlobsOnce() {
    blobsBroken.set(true);
  }

  /** Lets every look at the feed fail, or serves it again. */
  public void breakFeed(boolean broken) {
    feedBroken.set(broken);
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
      return store.sessions();
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
      return store.leases();
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
        throw new StoreException(
            Category.UNAVAILABLE, "memory", "the disk is gone", "plug it in", null);
      }
    }
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
      return mailboxes.put(postings, capacity);
    }

    @Override
    public Optional<Delivery> oldest(SessionId mailbox, Instant now) {
      return mailboxes.oldest(mailbox, now);
    }

    @Override
    public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
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
      return mailboxes.requeue(mailbox, message);
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
    public Counts counts(SessionId mailbox) {
      return mailboxes.counts(mailbox);
    }
  }
}
