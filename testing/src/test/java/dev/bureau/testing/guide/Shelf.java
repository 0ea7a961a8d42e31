package dev.bureau.testing.guide;

import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Capabilities;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;

/** The guide's adapter after its first step: heads and journals, all else is to come. */
final class Shelf implements Store {
  private final ShelfSessions sessions;

  private Shelf(ShelfSessions sessions) {
    this.sessions = sessions;
  }

  /** A new, empty shelf; what is opened from one factory is the same. */
  static StoreFactory empty() {
    ShelfSessions shared = new ShelfSessions();
    return (seams, catalogue) -> new Shelf(shared);
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Mailboxes mailboxes() {
    throw toCome();
  }

  @Override
  public Blobs blobs() {
    throw toCome();
  }

  @Override
  public Feed feed() {
    throw toCome();
  }

  @Override
  public Leases leases() {
    throw toCome();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(false, false);
  }

  @Override
  public Examination examine() {
    throw toCome();
  }

  @Override
  public void close() {}

  static RuntimeException toCome() {
    return new UnsupportedOperationException("to come");
  }
}
