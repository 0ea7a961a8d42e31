package dev.bureau.orchestrator.health;

import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.StoreException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Examines the sessions that work in this process, again and again. One that was not HEALTHY, or is
 * no longer live since the last look, is examined until it is HEALTHY, final, or at work elsewhere:
 * it may have failed, or be well again. Thread-safe.
 */
public final class HealthWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

  private final HealthMonitor monitor;
  private final Door door;
  private final Seams seams;
  private final Supplier<List<SessionId>> live;
  private final SortedSet<SessionId> watched = new TreeSet<>(); // only the looks use it
  private volatile Map<HealthStatus, Integer> found = Map.of();
  private Tasks.@Nullable Repeating looking;
  private volatile boolean closed;

  /**
   * @param live the sessions that are live here, each by the first of its chain
   */
  public HealthWatch(
      HealthMonitor monitor, Door door, Seams seams, Supplier<List<SessionId>> live) {
    this.monitor = monitor;
    this.door = door;
    this.seams = seams;
    this.live = live;
  }

  /** Begins to look every so often. Idempotent. */
  public synchronized void start(Duration interval) {
    if (looking == null && !closed) {
      looking = seams.tasks().every("health", interval, this::look);
    }
  }

  /** How many sessions were found to be so at the latest look. */
  public int found(HealthStatus status) {
    return found.getOrDefault(status, 0);
  }

  private void look() {
    Map<HealthStatus, Integer> seen = new EnumMap<>(HealthStatus.class);
    look(seen);
    found = seen;
  }

  private void look(Map<HealthStatus, Integer> seen) {
    Set<SessionId> now = new HashSet<>(live.get());
    watched.addAll(now);
    for (SessionId each : List.copyOf(watched)) {
      if (closed) {
        return;
      }
      try {
        if (!isToBeSeenAgain(each, seen) && !now.contains(each)) {
          watched.remove(each);
        }
      } catch (StoreException e) {
        if (!closed) { // else the store was closed behind this look
          LOG.warn("The health of sessions is not known, and is looked at later", e);
        }
        return;
      } catch (BureauException e) {
        LOG.warn("The health of session {} is not known: {}", each, e.getMessage());
      }
    }
  }

  private boolean isToBeSeenAgain(SessionId chain, Map<HealthStatus, Integer> seen) {
    Optional<Session> end = door.end(chain).filter(each -> !each.status().isFinal());
    if (end.isEmpty() || monitor.isElsewhere(end.get())) {
      return false;
    }
    try {
      HealthStatus status = monitor.check(end.get().id()).status();
      seen.merge(status, 1, Integer::sum);
      return status != HealthStatus.HEALTHY;
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} was deleted while it was examined", chain, e);
      return false;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (looking != null) {
      looking.close();
    }
  }
}
