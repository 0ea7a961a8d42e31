package dev.bureau.metrics.meter;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * The meters of a whole store, for a process that makes no commits itself (S34): they follow the
 * store's feed from when that is begun, and gauges show what there is. An entry that is told again
 * is not counted again. Thread-safe.
 *
 * <pre>{@code
 * FeedMeters meters = new FeedMeters(registry, bureau.store(), seams, bureau::at);
 * bureau.follow(Follow.fromNow(), meters::saw);
 * }</pre>
 */
public final class FeedMeters implements AutoCloseable {
  private final Store store;
  private final Lock lock;
  private final EventMeters events;
  private final StoreGauges gauges;
  private final Latest<SessionId, Place> latest = new Latest<>();
  private final Latest<SessionId, SessionType> types = new Latest<>();

  /** Where an entry stands in its session. */
  private record Place(Entry entry) {
    boolean isBehind(Entry next) {
      return next.version() > entry.version()
          || (next.version() == entry.version() && next.index() > entry.index())
          || (next.at().isAfter(entry.at()) && next.version() == 1); // another life of the id
    }
  }

  /**
   * Registers all of them.
   *
   * @param past what sessions of that store were like
   */
  public FeedMeters(MeterRegistry registry, Store store, Seams seams, Past past) {
    this.store = store;
    this.lock = seams.lock();
    this.events = new EventMeters(registry, past);
    this.gauges = new StoreGauges(registry, store, seams);
  }

  /**
   * Counts an entry of the feed, if it was not counted before.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot serve; nothing is counted
   *     then, until it is told again
   */
  public void saw(Entry entry) {
    lock.lock();
    try {
      Place last = latest.get(entry.session());
      if (last == null || last.isBehind(entry)) {
        if (entry.event() instanceof SessionCreated created) {
          types.put(entry.session(), created.profile().type());
        }
        events.count(entry, () -> typeOf(entry.session()));
        latest.put(entry.session(), new Place(entry));
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<SessionType> typeOf(SessionId session) {
    SessionType known = types.get(session);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SessionType> found = store.sessions().head(session).map(each -> each.session().type());
    found.ifPresent(each -> types.put(session, each));
    return found;
  }

  /** Takes the gauges out of the registry; the counters stay as they are. */
  @Override
  public void close() {
    gauges.close();
  }
}
