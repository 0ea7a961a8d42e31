package dev.bureau.testing.simulation;

import dev.bureau.core.error.Category;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.testing.ForwardingStore;
import dev.bureau.testing.schedule.Scheduler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process's way to the store: every call of every facet goes over it, may cost the caller its
 * turn before and after, and is where faults strike.
 */
final class Link extends ForwardingStore {
  private static final Set<String> MAY_REPEAT =
      Set.of("commit", "put", "claim", "renew", "release", "advance");
  private static final Set<String> MAY_LAG = Set.of("commit", "put");

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Scheduler scheduler;
  private final @Nullable Node node;
  private final Sessions sessions;
  private final Mailboxes mailboxes;
  private final Blobs blobs;
  private final Feed feed;
  private final Leases leases;

  /**
   * @param node what faults strike; null for nothing
   */
  Link(Store store, Scheduler scheduler, @Nullable Node node) {
    super(store);
    this.scheduler = scheduler;
    this.node = node;
    this.sessions = over("sessions", Sessions.class, store.sessions());
    this.mailboxes = over("mailboxes", Mailboxes.class, store.mailboxes());
    this.blobs = over("blobs", Blobs.class, store.blobs());
    this.feed = over("feed", Feed.class, store.feed());
    this.leases = over("leases", Leases.class, store.leases());
  }

  private <T> T over(String name, Class<T> facet, T works) {
    return facet.cast(
        Proxy.newProxyInstance(
            facet.getClassLoader(),
            new Class<?>[] {facet},
            (proxy, method, arguments) ->
                call(
                    new Call(
                        name + "." + method.getName(),
                        method,
                        () -> answer(method, works, arguments)))));
  }

  private static Object answer(Method method, Object works, Object... arguments) throws Throwable {
    try {
      return method.invoke(works, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What a store does when it is called. */
  @FunctionalInterface
  private interface Work {
    Object happen() throws Throwable;
  }

  /** One call of the store. */
  private record Call(String name, Method method, Work work) {
    Object happen() throws Throwable {
      return work.happen();
    }

    boolean is(Set<String> some) {
      return some.contains(method.getName());
    }
  }

  private Object call(Call call) throws Throwable {
    scheduler.point(call.name());
    Object answer = node == null ? call.happen() : exposed(call, node);
    scheduler.point(call.name());
    return answer;
  }

  private Object exposed(Call call, Node struck) throws Throwable {
    if (struck.isCutOff()) {
      scheduler.sleep(PATIENCE);
      return broken(call);
    }
    Fault fault = struck.nextFault();
    if (fault == null) {
      return call.happen();
    }
    struck.note(fault, call.name());
    return switch (fault) {
      case CRASH, CUT_OFF -> maybeHappens(call, struck, fault);
      case FAILS_BEFORE -> broken(call);
      case FAILS_AFTER -> {
        call.happen();
        yield broken(call);
      }
      case LATE -> lags(call, struck);
      case DOUBLED -> call.is(MAY_REPEAT) ? twice(call) : call.happen();
      case PAUSE, CLOCK_JUMP, SLOW -> {
        struck.befalls(fault);
        yield call.happen();
      }
    };
  }

  private Object maybeHappens(Call call, Node struck, Fault fault) throws Throwable {
    if (struck.either()) {
      call.happen();
    }
    struck.befalls(fault);
    return broken(call);
  }

  private static Object twice(Call call) throws Throwable {
    call.happen();
    return call.happen();
  }

  private Object lags(Call call, Node struck) {
    if (call.is(MAY_LAG)) {
      struck.later(
          call.name(),
          () -> {
            try {
              call.happen();
            } catch (RuntimeException | Error e) {
              throw e;
            } catch (Throwable e) {
              throw new AssertionError(e);
            }
          });
    }
    return broken(call);
  }

  /** What a caller is told who does not get an answer. */
  private Object broken(Call call) {
    scheduler.point(call.name()); // here ends who has died
    StoreException broken =
        new StoreException(
            Category.UNAVAILABLE, "simulated store", "no answer", "try again later", null);
    if (call.method().getReturnType().equals(CommitOutcome.class)) {
      return new CommitOutcome.Unknown(broken);
    }
    throw broken;
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
}
