package dev.bureau.metrics;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast a session handled its latest messages. What cannot be known is absent.
 *
 * @param messages how many messages that is
 * @param averageResponse from when a message was sent until its handling was committed, by wall
 *     clocks, never less than zero; absent if there was none
 * @param perSecond how many it handled a second, from the first of them to the last; absent unless
 *     they were committed at two times at least
 */
public record Window(int messages, @Nullable Duration averageResponse, @Nullable Double perSecond) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The figures of these entries, each of which says that a message was handled, oldest first. */
  static Window of(List<Entry> handled) {
    return new Window(handled.size(), averageResponse(handled), perSecond(handled));
  }

  private static @Nullable Duration averageResponse(List<Entry> handled) {
    if (handled.isEmpty()) {
      return null;
    }
    Duration sum = Duration.ZERO;
    for (Entry each : handled) {
      Instant sent = ((MessageHandled) each.event()).message().sentAt();
      sum = each.at().isAfter(sent) ? sum.plus(Duration.between(sent, each.at())) : sum;
    }
    return sum.dividedBy(handled.size());
  }

  /** Those committed at the first time were worked on before it, so they do not count. */
  private static @Nullable Double perSecond(List<Entry> handled) {
    if (handled.isEmpty()) {
      return null;
    }
    Instant first = handled.get(0).at();
    Instant last = handled.get(handled.size() - 1).at();
    if (!last.isAfter(first)) {
      return null;
    }
    long later = handled.stream().filter(each -> each.at().isAfter(first)).count();
    return later * NANOS_PER_SECOND / Duration.between(first, last).toNanos();
  }
}
