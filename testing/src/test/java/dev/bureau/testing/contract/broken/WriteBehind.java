package dev.bureau.testing.contract.broken;

import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A commit is answered when it is in memory, and written with the next call: a process that ends in
 * between takes it along.
 */
final class WriteBehind implements Defect {
  private @Nullable Runnable unwritten;

  @Override
  public Store in(Store works) {
    Sessions sessions = writingFirst(Sessions.class, late(works.sessions()));
    Mailboxes mailboxes = writingFirst(Mailboxes.class, works.mailboxes());
    Blobs blobs = writingFirst(Blobs.class, works.blobs());
    Feed feed = writingFirst(Feed.class, works.feed());
    Leases leases = writingFirst(Leases.class, works.leases());
    return new ForwardingStore(works) {
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
    };
  }

  private Sessions late(Sessions works) {
    return new ForwardingSessions(works) {
      @Override
      public CommitOutcome commit(Commit commit) {
        if (!willStand(commit, works)) {
          return super.commit(commit);
        }
        unwritten = () -> super.commit(commit);
        return new Committed(commit.head().version());
      }
    };
  }

  private static boolean willStand(Commit commit, Sessions works) {
    Optional<StoredSession> head = works.head(commit.session());
    return head.map(each -> each.session().version()).orElse(0L) == commit.expectedVersion()
        && head.map(StoredSession::epoch).orElse(0L) <= commit.epoch()
        && head.map(each -> each.session().times().created())
            .orElse(commit.head().times().created())
            .equals(commit.head().times().created())
        && commit.change().acknowledgements().isEmpty()
        && commit.change().withdrawals().isEmpty()
        && commit.change().claims().isEmpty();
  }

  private <T> T writingFirst(Class<T> facet, T works) {
    return facet.cast(
        Proxy.newProxyInstance(
            facet.getClassLoader(),
            new Class<?>[] {facet},
            (proxy, method, arguments) -> called(works, method, arguments)));
  }

  private synchronized Object called(Object works, Method method, Object[] arguments)
      throws Throwable {
    Runnable due = unwritten;
    unwritten = null;
    if (due != null) {
      due.run();
    }
    try {
      return method.invoke(works, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
