package dev.bureau.metrics.meter;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Commit;
import dev.bureau.core.usage.Ledger;
import dev.bureau.core.usage.UsageEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The meters that follow what is committed. Whoever calls this sees to it that each commit is told
 * once; in which order does not matter. Thread-safe.
 */
final class EventMeters {
  private final EventTable table = new EventTable();
  private final Counters events;

  /**
   * @param past what sessions were like before
   */
  EventMeters(MeterRegistry registry, Past past) {
    this.events =
        new Family(registry, "bureau.events", "Entries of journals")
            .by("event", Family.orOther(names()));
    // A feature's meters join here.
    new SessionMeters(registry).join(table);
    new MessageMeters(registry).join(table);
    new CellMeters(registry).join(table);
    new UsageMeters(registry, past).join(table);
    new RoutingMeters(registry).join(table);
    new DirectingMeters(registry).join(table);
    new CareMeters(registry).join(table);
    new BudgetMeters(registry).join(table);
    new ContextMeters(registry).join(table);
    new ToolMeters(registry).join(table);
    new TransitionMeters(registry).join(table);
  }

  private static List<String> names() {
    return CoreEvents.CATALOGUE.types().stream().map(EventType::name).sorted().toList();
  }

  /**
   * This process has made a commit.
   *
   * @param before the aspects of its session right before it
   */
  void committed(Commit commit, Aspects before) {
    Optional<SessionType> type = Optional.of(commit.head().type());
    Ledger books = before.find(Ledger.ASPECT).orElse(Ledger.ASPECT.empty());
    for (Entry each : commit.entries()) {
      count(new EventTable.Seen(each, () -> type, books));
      if (each.event() instanceof UsageEvent used) {
        books = used.applyTo(books, each.at());
      }
    }
  }

  /**
   * Something was committed, here or elsewhere.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot serve what must be looked up;
   *     nothing is counted then
   */
  void count(Entry entry, Supplier<Optional<SessionType>> type) {
    count(new EventTable.Seen(entry, type, null));
  }

  private void count(EventTable.Seen seen) {
    table.count(seen);
    events.add(nameOf(seen.entry()));
  }

  /** Users' own features are in no catalogue of ours. */
  private static String nameOf(Entry entry) {
    return CoreEvents.CATALOGUE.aspectOf(entry.event()) == null
        ? Counters.OTHER
        : CoreEvents.CATALOGUE.nameOf(entry.event());
  }
}
