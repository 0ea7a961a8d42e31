package dev.bureau.store.sql.killed;

import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A store each of whose calls is a step. The feed is none, for no handling reads it; nor are the
 * counts of mailboxes, by which the scenario learns that it is over.
 */
final class SteppingStore extends ForwardingStore {
  private final Steps steps;

  SteppingStore(Store works, Steps steps) {
    super(works);
    this.steps = steps;
  }

  @Override
  public Sessions sessions() {
    return stepping(Sessions.class, super.sessions());
  }

  @Override
  public Mailboxes mailboxes() {
    return stepping(Mailboxes.class, super.mailboxes());
  }

  @Override
  public Blobs blobs() {
    return stepping(Blobs.class, super.blobs());
  }

  @Override
  public Leases leases() {
    return stepping(Leases.class, super.leases());
  }

  private <T> T stepping(Class<T> facet, T works) {
    return facet.cast(
        Proxy.newProxyInstance(
            facet.getClassLoader(),
            new Class<?>[] {facet},
            (proxy, method, arguments) -> step(works, method, arguments)));
  }

  private @Nullable Object step(Object works, Method method, @Nullable Object[] arguments)
      throws Throwable {
    if (method.getName().equals("counts")) {
      return call(works, method, arguments);
    }
    String name = name(method, arguments);
    int nth = steps.begin(name);
    Object answer = call(works, method, arguments);
    steps.end(nth, name);
    return answer;
  }

  private static @Nullable Object call(Object works, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(works, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String name(Method method, @Nullable Object[] arguments) {
    String called = method.getName();
    if (arguments == null || !(arguments[0] instanceof Commit commit)) {
      return called;
    }
    return commit.change().events().stream()
        .map(each -> each.getClass().getSimpleName())
        .collect(Collectors.joining("+", called + " " + commit.session() + " ", ""));
  }
}
