package dev.bureau.orchestrator.health;

import dev.bureau.core.health.Figures;
import dev.bureau.core.health.Finding;
import dev.bureau.core.health.HealthIndicator;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all indicators about a session; the worst finding wins. Thread-safe. */
final class Indicators {
  private static final Logger LOG = LoggerFactory.getLogger(Indicators.class);

  private final Map<String, HealthIndicator> all;
  private final Set<String> broken = ConcurrentHashMap.newKeySet();

  Indicators(Map<String, HealthIndicator> all) {
    this.all = all;
  }

  SessionHealth examine(Session session, Figures figures) {
    HealthStatus worst = HealthStatus.HEALTHY;
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<String, HealthIndicator> each : all.entrySet()) {
      Finding finding = finding(each.getKey(), each.getValue(), session, figures);
      worst = worst.or(finding.status());
      if (finding.status() != HealthStatus.HEALTHY) {
        reasons.add(each.getKey() + ": " + finding.reason());
      }
    }
    return new SessionHealth(session.id(), worst, reasons, figures);
  }

  private Finding finding(
      String name, HealthIndicator indicator, Session session, Figures figures) {
    try {
      return indicator.examine(session, figures);
    } catch (RuntimeException e) {
      // The boundary to users' code: an indicator that cannot tell must not look like health.
      if (broken.add(name)) {
        LOG.warn("Indicator {} has thrown, and is logged once", name, e);
      }
      return Finding.degraded("the indicator has thrown " + e.getClass().getName());
    }
  }
}
