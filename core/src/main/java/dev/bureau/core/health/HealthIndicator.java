package dev.bureau.core.health;

import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.time.Duration;

/**
 * Judges one side of a session's health. It is asked again and again, by several threads; it must
 * be quick and change nothing. What is not known is no reason for a finding. If it throws, the
 * session is at least DEGRADED.
 */
@FunctionalInterface
public interface HealthIndicator {
  /**
   * Judges.
   *
   * @param session a session that is not final
   * @param figures what is known of it now
   */
  Finding examine(Session session, Figures figures);

  /** A session in ERROR is UNHEALTHY. */
  static HealthIndicator status() {
    return (session, figures) ->
        session.status() == Status.ERROR ? Finding.unhealthy("it is in ERROR") : Finding.HEALTHY;
  }

  /** DEGRADED from 70 % of the mailbox's capacity, UNHEALTHY above 90 %. */
  static HealthIndicator queue() {
    return (session, figures) -> {
      Figures.Queue queue = figures.queue();
      String reason = queue.waiting() + " of " + queue.capacity() + " messages wait";
      // In whole numbers: 70 % of the capacity is no double.
      long tenths = Math.multiplyExact(queue.waiting(), 10L);
      return finding(tenths > 9 * queue.capacity(), tenths >= 7 * queue.capacity(), reason);
    };
  }

  /** A session whose host is gone is UNHEALTHY: nobody looks after its agent (X9). */
  static HealthIndicator host() {
    return (session, figures) ->
        figures.hostGone() ? Finding.unhealthy("the host of its agent is gone") : Finding.HEALTHY;
  }

  /**
   * By the share of the latest attempts that failed, once there are eight; nothing is found where
   * it is not known.
   *
   * @param degraded from which share on, 0–1
   * @param unhealthy above which share, 0–1
   */
  static HealthIndicator errors(double degraded, double unhealthy) {
    return (session, figures) -> {
      RecentHandlings recent = figures.vitals().recent();
      if (recent == null || recent.attempts() < HealthConfig.LEAST_ATTEMPTS) {
        return Finding.HEALTHY;
      }
      String reason = recent.failed() + " of the last " + recent.attempts() + " attempts failed";
      double rate = recent.errorRate();
      return finding(rate > unhealthy, rate >= degraded, reason);
    };
  }

  /**
   * By how long work has waited without anything being done, in sessions that may work.
   *
   * @param degraded from which time on
   * @param unhealthy above which time
   */
  static HealthIndicator silence(Duration degraded, Duration unhealthy) {
    return (session, figures) -> {
      boolean mayWork = session.status() == Status.ACTIVE || session.status() == Status.IDLE;
      Duration silence = figures.silence();
      if (!mayWork || silence.isZero()) {
        return Finding.HEALTHY;
      }
      String reason = "work waits, and nothing was done for " + silence.toSeconds() + " s";
      return finding(silence.compareTo(unhealthy) > 0, silence.compareTo(degraded) >= 0, reason);
    };
  }

  private static Finding finding(boolean unhealthy, boolean degraded, String reason) {
    if (unhealthy) {
      return Finding.unhealthy(reason);
    }
    return degraded ? Finding.degraded(reason) : Finding.HEALTHY;
  }
}
