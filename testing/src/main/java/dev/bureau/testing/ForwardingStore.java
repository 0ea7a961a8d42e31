package dev.bureau.testing;

import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Capabilities;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;

/** A store that hands everything on to another; a double overrides the facet it changes. */
public abstract class ForwardingStore implements Store {
  private final Store works;

  /** A store over that one. */
  protected ForwardingStore(Store works) {
    this.works = works;
  }

  @Override
  public Sessions sessions() {
    return works.sessions();
  }

  @Override
  public Mailboxes mailboxes() {
    return works.mailboxes();
  }

  @Override
  public Blobs blobs() {
    return works.blobs();
  }

  @Override
  public Feed feed() {
    return works.feed();
  }

  @Override
  public Leases leases() {
    return works.leases();
  }

  @Override
  public Capabilities capabilities() {
    return works.capabilities();
  }

  @Override
  public Examination examine() {
    return works.examine();
  }

  @Override
  public void close() {
    works.close();
  }
}
