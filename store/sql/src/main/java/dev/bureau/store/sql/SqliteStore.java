package dev.bureau.store.sql;

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

/** The store in one SQLite file. */
final class SqliteStore implements Store {
  private final Database database;
  private final SnapshotRows snapshots;
  private final Sessions sessions;
  private final Mailboxes mailboxes;
  private final Blobs blobs;
  private final Feed feed;
  private final Leases leases;

  SqliteStore(Database database, Seams seams, EventCatalogue catalogue) {
    this.database = database;
    EntryRows entries = new EntryRows(database.failures(), catalogue);
    CoreEvents coreEvents = new CoreEvents(catalogue);
    this.snapshots = new SnapshotRows(database, catalogue);
    this.sessions = new SqliteSessions(database, entries, coreEvents, snapshots);
    this.mailboxes = new SqliteMailboxes(database);
    this.blobs = new SqliteBlobs(database, seams.wall());
    this.feed = new SqliteFeed(database, entries);
    this.leases = new SqliteLeases(database, seams);
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
    return new Capabilities(true, true);
  }

  @Override
  public Examination examine() {
    return database.read(link -> Check.of(link, snapshots));
  }

  @Override
  public void close() {
    database.close();
  }
}
