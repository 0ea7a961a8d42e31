package dev.bureau.orchestrator.feed;

import dev.bureau.core.door.Door;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The listeners of one bureau. Thread-safe. */
public final class Followings implements AutoCloseable {
  private final Store store;
  private final Door door;
  private final EventCatalogue catalogue;
  private final Seams seams;
  private final Duration poll;
  private final Duration retryDelay;
  private final Set<Following> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param door whose commits wake listeners at once
   * @param poll how often to look for what other processes committed
   * @param retryDelay the pause after a listener's first throw
   */
  public Followings(
      Store store,
      Door door,
      EventCatalogue catalogue,
      Seams seams,
      Duration poll,
      Duration retryDelay) {
    this.store = store;
    this.door = door;
    this.catalogue = catalogue;
    this.seams = seams;
    this.poll = poll;
    this.retryDelay = retryDelay;
  }

  /**
   * Begins to tell a listener.
   *
   * @throws dev.bureau.core.error.BadInputException if it asks for a type that there is not, or
   *     from a place that is none
   * @throws dev.bureau.core.store.StoreException if the store cannot serve
   * @throws IllegalStateException if this is closed
   */
  public Following follow(Follow follow, EntryListener listener) {
    requireOpen();
    Predicate<Entry> wanted = follow.filter(catalogue);
    Place place = new Place(store.feed(), follow.begin(store.feed()), follow.name());
    EntryListener told =
        entry -> {
          if (wanted.test(entry)) {
            listener.on(entry);
          }
        };
    Following following = new Following(place, told, door, seams, poll, retryDelay, open::remove);
    open.add(following);
    if (closed) { // asked after it was added: else closing might miss it
      following.close();
      requireOpen();
    }
    return following;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The bureau is closed; follow one that is open");
    }
  }

  /**
   * Begins to tell a listener.
   *
   * @throws dev.bureau.core.error.BadInputException if it asks for a type that there is not, or
   *     from a place that is none
   * @throws dev.bureau.core.store.StoreException if the store cannot serve
   * @throws IllegalStateException if this is closed
   */
  public Following follow(Follow follow, SessionListener listener) {
    return follow(follow, new SessionFacts(store.sessions(), listener));
  }

  /** Closes all that are open. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Following::close);
  }
}
