package dev.bureau.store.memory;

import dev.bureau.core.error.Category;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Capabilities;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.util.List;
import java.util.Map;

/** One opened store over a set of data in memory. */
final class MemoryStore implements Store {
  private final Contents contents;
  private final Sessions sessions;
  private final Mailboxes mailboxes;
  private final Blobs blobs;
  private final Feed feed;
  private final Leases leases;
  private volatile boolean closed;

  MemoryStore(Contents contents, Seams seams, EventCatalogue catalogue) {
    this.contents = contents;
    contents.kinds.note(catalogue);
    this.sessions = new MemorySessions(this, catalogue);
    this.mailboxes = new MemoryMailboxes(this);
    this.blobs = new MemoryBlobs(this, seams.wall());
    this.feed = new MemoryFeed(this, catalogue);
    this.leases = new MemoryLeases(this, seams);
  }

  /**
   * The data.
   *
   * @throws StoreException if this store was closed
   */
  Contents contents() {
    if (closed) {
      throw new StoreException(
          Category.REFUSED, "memory", "the store is closed", "open it again", null);
    }
    return contents;
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Mailboxes mailboxes() {
    return mailboxes;
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Override
  public Feed feed() {
    return feed;
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(false, false);
  }

  @Override
  public Examination examine() {
    return new Examination(Map.of("sessions", contents().lives.size()), List.of());
  }

  @Override
  public void close() {
    closed = true;
  }
}
