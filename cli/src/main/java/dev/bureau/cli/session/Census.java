package dev.bureau.cli.session;

import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.Map;

/** How many sessions there are, to be asked by type, by status, by both. */
record Census(Map<SessionType, Map<Status, Long>> counts) {
  long total() {
    return counts.keySet().stream().mapToLong(this::of).sum();
  }

  long of(SessionType type) {
    return counts.getOrDefault(type, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  long of(Status status) {
    return counts.values().stream().mapToLong(each -> each.getOrDefault(status, 0L)).sum();
  }

  long of(SessionType type, Status status) {
    return counts.getOrDefault(type, Map.of()).getOrDefault(status, 0L);
  }
}
