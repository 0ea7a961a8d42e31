package dev.bureau.orchestrator.health;

import dev.bureau.core.cell.Cells;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.health.Figures;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.host.Hosting;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what the store and the machine know of a session. */
final class FigureReader {
  private final Mailboxes mailboxes;
  private final Processes processes;
  private final int capacity;

  /**
   * @param capacity how many messages may wait in a mailbox
   */
  FigureReader(Mailboxes mailboxes, Processes processes, int capacity) {
    this.mailboxes = mailboxes;
    this.processes = processes;
    this.capacity = capacity;
  }

  Figures read(Loaded loaded, Vitals vitals, Instant now) {
    Session session = loaded.session();
    SessionId mailbox = session.links().chain();
    long waiting = mailboxes.counts(mailbox).waiting();
    Instant since = waiting == 0 ? null : since(mailbox, now);
    return new Figures(
        now,
        Figures.uptime(session, now),
        lastActivity(loaded),
        new Figures.Queue(waiting, capacity, since),
        isHostGone(loaded),
        vitals);
  }

  /** An agent that ran inside of its host is recovered by others, who may be no hosts. */
  private boolean isHostGone(Loaded loaded) {
    return loaded
        .aspects()
        .find(Hosting.ASPECT)
        .map(Hosting::lodging)
        .filter(lodging -> lodging.agent() != null)
        .filter(lodging -> processes.isGone(lodging.keeper().process()))
        .isPresent();
  }

  private @Nullable Instant since(SessionId mailbox, Instant now) {
    return mailboxes.oldest(mailbox, now).map(FigureReader::due).orElse(null);
  }

  private static Instant due(Delivery delivery) {
    return later(delivery.message().sentAt(), delivery.notBefore());
  }

  /** A step is work, too, though its handling may go on for long. */
  private static Instant lastActivity(Loaded loaded) {
    Instant head = loaded.session().times().lastActivity();
    return loaded
        .aspects()
        .find(Cells.ASPECT)
        .flatMap(Cells::latest)
        .map(each -> later(head, each))
        .orElse(head);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
