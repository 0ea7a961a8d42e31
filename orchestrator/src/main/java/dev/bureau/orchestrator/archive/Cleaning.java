package dev.bureau.orchestrator.archive;

import dev.bureau.core.access.Children;
import dev.bureau.core.door.ContentionException;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ReadOnlySessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.archive.CleanedUp.Action;
import dev.bureau.orchestrator.session.Deletion;
import dev.bureau.orchestrator.session.DeletionRefusedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One cleanup: goes through all that may be too old, and decides about each, those under a session
 * before it. However deep a tree is, it takes no deeper a stack. For one thread.
 */
final class Cleaning {
  private final Store store;
  private final Hand hand;
  private final CleanUp spec;
  private final Map<SessionId, CleanedUp> done = new LinkedHashMap<>();
  private final Set<SessionId> entered = new HashSet<>();

  /** A session on the way: those that live under it are looked for first, then it is its turn. */
  private static final class Visit {
    private final StoredSession stored;
    private final @Nullable Lease lease;
    private @Nullable List<Session> below;

    Visit(StoredSession stored, @Nullable Lease lease) {
      this.stored = stored;
      this.lease = lease;
    }

    Session session() {
      return stored.session();
    }

    SessionId id() {
      return stored.session().id();
    }
  }

  Cleaning(Store store, Hand hand, CleanUp spec) {
    this.store = store;
    this.hand = hand;
    this.spec = spec;
  }

  List<CleanedUp> all(CleanUpListener listener) {
    Filter candidates = hand.candidates();
    long all = store.sessions().count(candidates);
    each(
        candidates,
        page -> {
          clean(page);
          if (!done.isEmpty()) {
            listener.progress(done.size(), Math.max(all, done.size()));
          }
        });
    return List.copyOf(done.values());
  }

  private void each(Filter filter, Consumer<List<Session>> pages) {
    @Nullable Cursor after = null;
    do {
      Page page = store.sessions().query(Query.of(filter).after(after));
      pages.accept(page.sessions());
      after = page.next();
    } while (after != null);
  }

  private void clean(List<Session> sessions) {
    Deque<Visit> path = new ArrayDeque<>();
    enter(sessions, path);
    while (!path.isEmpty()) {
      Visit visit = path.getFirst();
      if (visit.below != null) {
        path.pop();
        cleaned(visit, live(visit.below)).ifPresent(result -> done.put(visit.id(), result));
      } else if (entered.add(visit.id())) {
        List<Session> below = below(visit);
        visit.below = below;
        enter(below.stream().filter(hand::isDue).toList(), path);
      } else {
        path.pop(); // it was there as one under another
      }
    }
  }

  /**
   * Looks at the leases after the epochs: who takes a lease later raises the epoch, and the commit
   * under the old one is refused.
   */
  private void enter(List<Session> sessions, Deque<Visit> path) {
    List<StoredSession> found = new ArrayList<>();
    sessions.stream()
        .filter(each -> !entered.contains(each.id()))
        .forEach(each -> store.sessions().head(each).ifPresent(found::add));
    if (found.isEmpty()) {
      return;
    }
    Map<SessionId, Lease> leases = hand.leases();
    Collections.reverse(found); // the last on the path has its turn first
    found.forEach(each -> path.push(new Visit(each, leases.get(each.session().id()))));
  }

  /** Those that live under it, unless it is left whoever they are. */
  private List<Session> below(Visit visit) {
    if (reasonToLeave(visit.session(), visit.lease) != null) {
      return List.of();
    }
    SessionId chain = visit.session().links().chain();
    return new Children(store.sessions()).of(chain, Filter.notFinal()).toList();
  }

  /** How many of them do now that those that are too old as well have been cleaned up. */
  private long live(List<Session> below) {
    return below.stream()
        .map(each -> done.get(each.id()))
        .filter(result -> result == null || result.action() == Action.LEFT)
        .count();
  }

  /** What became of it; empty if it has been deleted by somebody else. */
  private Optional<CleanedUp> cleaned(Visit visit, long below) {
    StoredSession stored = visit.stored;
    SessionId id = visit.id();
    try {
      String reason = reasonToLeave(visit.session(), visit.lease);
      if (reason != null) {
        return Optional.of(CleanedUp.left(id, reason));
      }
      if (below > 0 && !visit.session().status().isFinal()) {
        return Optional.of(CleanedUp.left(id, Deletion.live(below)));
      }
      return Optional.of(
          spec.fate() == CleanUp.Fate.PURGE ? purged(stored, below) : archived(stored));
    } catch (ArchiveRefusedException e) {
      return Optional.of(CleanedUp.left(id, e.reason()));
    } catch (FencedException | ContentionException e) {
      return Optional.of(CleanedUp.left(id, Hand.USED));
    } catch (ReadOnlySessionException e) {
      return Optional.of(CleanedUp.left(id, String.valueOf(e.getMessage())));
    } catch (NoSuchSessionException e) {
      return Optional.empty();
    }
  }

  private @Nullable String reasonToLeave(Session session, @Nullable Lease lease) {
    if (session.status() == Status.ACTIVE) {
      return "it is ACTIVE";
    }
    if (lease != null) {
      return "it is leased by " + lease.holder().node() + " until " + lease.until();
    }
    return hand.isDue(session) ? null : Hand.USED;
  }

  private CleanedUp archived(StoredSession stored) {
    Session before = stored.session();
    hand.archive(stored, Archive.REASON);
    long left =
        before.status().isFinal() ? 0 : store.mailboxes().counts(before.links().chain()).waiting();
    return new CleanedUp(
        before.id(), Action.ARCHIVED, left == 0 ? null : left + " messages wait in its mailbox");
  }

  private CleanedUp purged(StoredSession stored, long below) {
    Session session = stored.session();
    try {
      Deletion.check(hand.archived(session, Hand.TO_BE_DELETED), below);
      if (!session.status().isFinal() && session.status() != Status.INITIALIZING) {
        hand.archive(stored, Hand.TO_BE_DELETED);
      }
      hand.delete(session.id());
      return new CleanedUp(session.id(), Action.DELETED, null);
    } catch (DeletionRefusedException e) {
      if (session.times().archived() != null) {
        return CleanedUp.left(session.id(), e.reason());
      }
      hand.archive(stored, Archive.REASON);
      return new CleanedUp(session.id(), Action.ARCHIVED, e.reason());
    }
  }
}
