package dev.bureau.orchestrator.runtime;

import dev.bureau.core.health.RecentHandlings;

/** What became of the latest 64 attempts to handle a message of one session. Thread-safe. */
final class Outcomes {
  private long failures; // a bit for each attempt, the latest in the lowest place
  private int attempts;

  /** So many handlings were committed. */
  synchronized void succeeded(int handlings) {
    add(handlings, 0);
  }

  /** A handling failed. */
  synchronized void failed() {
    add(1, 1);
  }

  private void add(int more, long bits) {
    failures = more >= Long.SIZE ? bits : failures << more | bits;
    attempts = Math.min(attempts + more, Long.SIZE);
  }

  synchronized RecentHandlings recent() {
    return new RecentHandlings(attempts, Long.bitCount(failures));
  }
}
