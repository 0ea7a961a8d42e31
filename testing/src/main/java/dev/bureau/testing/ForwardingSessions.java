package dev.bureau.testing;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.store.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions that hand everything on to others; a double overrides what it changes. */
public abstract class ForwardingSessions implements Sessions {
  private final Sessions works;

  /** Sessions over those. */
  protected ForwardingSessions(Sessions works) {
    this.works = works;
  }

  @Override
  public CommitOutcome commit(Commit commit) {
    return works.commit(commit);
  }

  @Override
  public Optional<Long> outcome(SessionId session, CommitId commit) {
    return works.outcome(session, commit);
  }

  @Override
  public Optional<CommitOutcome.Claimed> claimed(Claim claim) {
    return works.claimed(claim);
  }

  @Override
  public Optional<StoredSession> head(SessionId session) {
    return works.head(session);
  }

  @Override
  public Optional<StoredSession> head(Session known) {
    return works.head(known);
  }

  @Override
  public List<Entry> journal(SessionId session, long from, int limit) {
    return works.journal(session, from, limit);
  }

  @Override
  public Page query(Query query) {
    return works.query(query);
  }

  @Override
  public long count(Filter filter) {
    return works.count(filter);
  }

  @Override
  public Map<SessionType, Map<Status, Tally>> census() {
    return works.census();
  }

  @Override
  public long snapshot(Snapshot snapshot) {
    return works.snapshot(snapshot);
  }

  @Override
  public Optional<Snapshot> snapshot(SessionId session, long atMost) {
    return works.snapshot(session, atMost);
  }

  @Override
  public CommitOutcome remove(Session expected) {
    return works.remove(expected);
  }
}
