package dev.bureau.core.context;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done by itself when a window is full (E2): a pure decision that is committed with the
 * change that made it so. Called by several threads, and again for the same change.
 */
@FunctionalInterface
public interface WindowAction {
  /**
   * Decides.
   *
   * @param context what the session knows, that change included
   * @param config how full a window may be
   * @return what happens to it, in order; none for nothing
   */
  List<ContextEvent> act(ContextMap context, WindowConfig config);

  /** Nothing is done. */
  static WindowAction none() {
    return (context, config) -> List.of();
  }

  /**
   * What is temporary is dropped; if that is not enough, what is not critical is deferred, that
   * first which was put first, until the window is no fuller than normal. What is critical stays.
   */
  static WindowAction makingRoom() {
    return (context, config) -> {
      List<ContextEvent> events = new ArrayList<>();
      List<ContextEntry> passing =
          context.entries().stream().filter(ContextEntry::goesFirst).toList();
      if (!passing.isEmpty()) {
        events.add(ContextCompressed.of(CompressionLevel.TEMPORARY, passing));
      }
      long freed =
          passing.stream().filter(ContextEntry::counts).mapToLong(ContextEntry::tokens).sum();
      Gauge gauge = config.gauge(context).without(freed);
      if (gauge.position() < config.table().position().defer()) {
        return events;
      }
      List<String> deferred = new ArrayList<>();
      for (ContextEntry each : context.entries()) {
        if (gauge.position() >= config.table().position().disclose()
            && each.mayGo()
            && !each.goesFirst()
            && each.counts()) {
          deferred.add(each.key());
          gauge = gauge.without(each.tokens());
        }
      }
      if (!deferred.isEmpty()) {
        events.add(new ContextDeferred(deferred));
      }
      return events;
    };
  }

  /** It is announced that the session is to go on with a fresh window: {@link RecoveryWanted}. */
  static WindowAction wantingRecovery() {
    return (context, config) -> List.of(new RecoveryWanted(config.gauge(context)));
  }
}
