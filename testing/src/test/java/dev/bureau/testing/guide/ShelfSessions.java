package dev.bureau.testing.guide;

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
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.store.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first step of an adapter; its lock stands for the transaction. */
final class ShelfSessions implements Sessions {
  private final Map<SessionId, StoredSession> heads = new HashMap<>();
  private final Map<SessionId, List<Commit>> journals = new HashMap<>();

  @Override
  public synchronized CommitOutcome commit(Commit commit) {
    SessionId id = commit.session();
    Optional<Long> made = outcome(id, commit.moment().commit());
    if (made.isPresent()) {
      return new Committed(made.get());
    }
    StoredSession stands = heads.get(id);
    long version = stands == null ? 0 : stands.session().version();
    long epoch = stands == null ? 0 : stands.epoch();
    if (version != commit.expectedVersion()
        || epoch > commit.epoch()
        || isAnotherLife(stands, commit)) {
      return new Conflict(version, epoch);
    }
    heads.put(id, new StoredSession(commit.head(), commit.epoch(), true));
    journals.computeIfAbsent(id, each -> new ArrayList<>()).add(commit);
    return new Committed(commit.head().version());
  }

  private static boolean isAnotherLife(StoredSession stands, Commit commit) {
    return stands != null
        && !stands.session().times().created().equals(commit.head().times().created());
  }

  @Override
  public synchronized Optional<Long> outcome(SessionId session, CommitId commit) {
    return journals.getOrDefault(session, List.of()).stream()
        .filter(each -> each.moment().commit().equals(commit))
        .map(each -> each.head().version())
        .findAny();
  }

  @Override
  public synchronized Optional<StoredSession> head(SessionId session) {
    return Optional.ofNullable(heads.get(session));
  }

  @Override
  public synchronized List<Entry> journal(SessionId session, long from, int limit) {
    List<Entry> entries = new ArrayList<>();
    for (Commit each : journals.getOrDefault(session, List.of())) {
      if (each.head().version() >= from && entries.size() < limit) {
        entries.addAll(each.entries());
      }
    }
    return entries;
  }

  @Override
  public Optional<CommitOutcome.Claimed> claimed(Claim claim) {
    throw Shelf.toCome();
  }

  @Override
  public Page query(Query query) {
    throw Shelf.toCome();
  }

  @Override
  public long count(Filter filter) {
    throw Shelf.toCome();
  }

  @Override
  public Map<SessionType, Map<Status, Tally>> census() {
    throw Shelf.toCome();
  }

  @Override
  public long snapshot(Snapshot snapshot) {
    throw Shelf.toCome();
  }

  @Override
  public Optional<Snapshot> snapshot(SessionId session, long atMost) {
    throw Shelf.toCome();
  }

  @Override
  public CommitOutcome remove(Session expected) {
    throw Shelf.toCome();
  }
}
