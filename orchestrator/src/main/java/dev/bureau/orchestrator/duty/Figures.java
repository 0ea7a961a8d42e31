package dev.bureau.orchestrator.duty;

import dev.bureau.core.access.Access;
import dev.bureau.core.door.Door;
import dev.bureau.core.duty.Metric;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Store;
import dev.bureau.metrics.Performance;
import dev.bureau.metrics.PerformanceReader;
import dev.bureau.orchestrator.message.Messages;
import dev.bureau.orchestrator.runtime.SessionRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells observers the figures that they want of the sessions that work in this process (S1): at
 * each round a message of type {@code DATA_UPDATE}, of no use after a minute. What cannot be known
 * is left out. Thread-safe.
 */
public final class Figures {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final Duration OF_USE = Duration.ofMinutes(1);
  private static final int MOST = 1_000;

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Watching watching;
  private final SessionRuntime runtime;
  private final Messages messages;

  /**
   * @param access to the sessions of which is told
   * @param watching knows the observers that are told here
   * @param messages sends in the name of this process
   */
  public Figures(Access access, Watching watching, SessionRuntime runtime, Messages messages) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.watching = watching;
    this.runtime = runtime;
    this.messages = messages;
  }

  /** Tells each observer once. To be called again and again. */
  public void tell() {
    watching
        .watches()
        .forEach(
            (observer, watch) -> {
              if (!watch.metrics().isEmpty()) {
                tell(observer, watch);
              }
            });
  }

  private void tell(SessionId observer, Watch watch) {
    try {
      Predicate<Session> covered = watching.covered(watch);
      List<Map<String, Object>> figures = new ArrayList<>();
      for (SessionId each : runtime.live()) { // the chains
        if (figures.size() < MOST) {
          door.end(each).filter(covered).ifPresent(its -> figures.add(of(its, watch)));
        }
      }
      if (!figures.isEmpty()) {
        Letter letter =
            Letter.of(MessageType.DATA_UPDATE, Map.of("sessions", figures))
                .deadline(seams.wall().instant().plus(OF_USE));
        messages.send(observer, letter);
      }
    } catch (BureauException e) {
      LOG.debug("Observer {} is told figures at the next round", observer, e);
    }
  }

  private Map<String, Object> of(Session session, Watch watch) {
    Performance performance = new PerformanceReader(store, runtime).of(session.id());
    Vitals vitals = performance.vitals();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("session", session.id().value());
    if (watch.metrics().contains(Metric.CPU) && vitals.cpu() != null) {
      figures.put("cpuMillis", vitals.cpu().toMillis());
    }
    if (watch.metrics().contains(Metric.MEMORY) && vitals.memory() != null) {
      figures.put("memoryBytes", vitals.memory());
    }
    if (watch.metrics().contains(Metric.THROUGHPUT)) {
      figures.put("processed", performance.processed());
      Double perSecond = performance.latest().perSecond();
      if (perSecond != null) {
        figures.put("perSecond", perSecond);
      }
    }
    return figures;
  }
}
