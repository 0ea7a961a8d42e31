package dev.bureau.metrics.meter;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.usage.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which event counts for which meters; filled by each feature. */
final class EventTable {
  private final Map<Class<?>, BiConsumer<Object, Seen>> table = new HashMap<>();

  /**
   * An entry as it is counted.
   *
   * @param type that of its session; asked only if it matters, empty if nobody knows any more
   * @param books those of its session right before it; null if whoever tells it does not know
   */
  record Seen(Entry entry, Supplier<Optional<SessionType>> type, @Nullable Ledger books) {}

  /** Has events of a kind counted; a kind that is there already is counted by both. */
  <E extends Event<?>> void on(Class<E> kind, BiConsumer<E, Seen> counting) {
    table.merge(
        kind, (event, seen) -> counting.accept(kind.cast(event), seen), BiConsumer::andThen);
  }

  void count(Seen seen) {
    Event<?> event = seen.entry().event();
    BiConsumer<Object, Seen> counting = table.get(event.getClass());
    if (counting != null) {
      counting.accept(event, seen);
    }
  }
}
