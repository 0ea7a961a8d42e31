package dev.bureau.store.memory;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Heads and journals in memory. */
final class MemorySessions implements Sessions {
  private final MemoryStore store;
  private final EventCatalogue catalogue;
  private volatile Checked checked = new Checked(0, false);

  /** For how many kinds of events it is known whether any may hide a head from this program. */
  private record Checked(int kinds, boolean mayHide) {}

  MemorySessions(MemoryStore store, EventCatalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  @Override
  public CommitOutcome commit(Commit commit) {
    Contents contents = store.contents();
    contents.kinds.note(commit.change().events(), catalogue);
    Change change = commit.change();
    if (!commit.postings().isEmpty()
        || !change.acknowledgements().isEmpty()
        || !change.withdrawals().isEmpty()) {
      return contents.stripes.holding(commit, () -> contents.commits.make(commit));
    }
    Lock lock = contents.stripes.lock(commit.session());
    lock.lock();
    try {
      return contents.commits.make(commit);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Long> outcome(SessionId session, CommitId commit) {
    Contents contents = store.contents();
    return contents.stripes.holding(
        session,
        () ->
            Optional.ofNullable(contents.lives.get(session))
                .map(life -> life.versionOf(commit))
                .filter(version -> version > 0));
  }

  @Override
  public Optional<CommitOutcome.Claimed> claimed(Claim claim) {
    Contents contents = store.contents();
    return Stripes.holding(
        contents.claimsLock, () -> Optional.ofNullable(contents.claims.get(claim)));
  }

  @Override
  public Optional<StoredSession> head(SessionId session) {
    Contents contents = store.contents();
    Life life = contents.lives.get(session);
    if (life == null) {
      return Optional.empty();
    }
    StoredSession stand = life.stand();
    return Optional.of(
        mayHideHeads(contents) && hidden(contents, session)
            ? new StoredSession(stand.session(), stand.epoch(), false)
            : stand);
  }

  @Override
  public List<Entry> journal(SessionId session, long from, int limit) {
    Contents contents = store.contents();
    return contents.stripes.holding(
        session,
        () -> {
          List<Entry> entries = new ArrayList<>();
          Life life = contents.lives.get(session);
          int commits = life == null ? 0 : life.journal.size();
          for (long at = Math.max(from, 1) - 1; life != null && at < commits; at++) {
            life.journal.get((int) at).addEntriesTo(entries);
            if (entries.size() >= limit && !entries.isEmpty()) {
              break;
            }
          }
          entries.replaceAll(each -> contents.kinds.seen(each, catalogue));
          return List.copyOf(entries);
        });
  }

  @Override
  public Page query(Query query) {
    return new Listing(query, store.contents().byAge).page();
  }

  @Override
  public long count(Filter filter) {
    Collection<Life> children = store.contents().children.candidates(filter);
    Collection<Life> lives = children != null ? children : store.contents().byAge.values();
    long count = 0;
    for (Life each : lives) {
      Session session = each.stand().session();
      if (listed(session) && filter.matches(session)) {
        count++;
      }
    }
    return count;
  }

  @Override
  public Map<SessionType, Map<Status, Tally>> census() {
    Map<SessionType, Map<Status, Tally>> census = new EnumMap<>(SessionType.class);
    for (Life each : store.contents().byAge.values()) {
      Session session = each.stand().session();
      if (listed(session)) {
        census
            .computeIfAbsent(session.type(), type -> new EnumMap<>(Status.class))
            .merge(session.status(), Tally.of(session), Tally::plus);
      }
    }
    return census;
  }

  @Override
  public long snapshot(Snapshot snapshot) {
    Contents contents = store.contents();
    SessionId session = snapshot.session();
    return contents.stripes.holding(
        session,
        () -> {
          Life life = contents.lives.get(session);
          if (life != null) {
            life.keep(snapshot, catalogue);
          }
          return 0L;
        });
  }

  @Override
  public Optional<Snapshot> snapshot(SessionId session, long atMost) {
    Contents contents = store.contents();
    return contents.stripes.holding(
        session,
        () ->
            Optional.ofNullable(contents.lives.get(session))
                .flatMap(life -> life.snapshot(atMost, catalogue)));
  }

  @Override
  public CommitOutcome remove(Session expected) {
    SessionId session = expected.id();
    Contents contents = store.contents();
    return contents.stripes.holding(
        session,
        expected.links().chain(),
        () -> {
          Life life = contents.lives.get(session);
          if (life == null) {
            return new CommitOutcome.Conflict(0, 0);
          }
          Session head = life.stand().session();
          if (head.version() != expected.version() || !head.isSameLife(expected)) {
            return new CommitOutcome.Conflict(head.version(), life.stand().epoch());
          }
          contents.commits.remove(session, life);
          return new CommitOutcome.Committed(head.version());
        });
  }

  static boolean listed(Session session) {
    return !session.id().equals(SessionId.BUREAU);
  }

  private boolean mayHideHeads(Contents contents) {
    Checked known = checked;
    int kinds = contents.kinds.count();
    if (known.kinds() != kinds) {
      known = new Checked(kinds, contents.kinds.mayHideHeads(catalogue));
      checked = known;
    }
    return known.mayHide();
  }

  private boolean hidden(Contents contents, SessionId session) {
    return contents.stripes.holding(
        session,
        () -> {
          Life life = contents.lives.get(session);
          return life != null
              && life.journal.stream()
                  .flatMap(each -> each.events().stream())
                  .anyMatch(each -> contents.kinds.hidesHead(each, catalogue));
        });
  }
}
