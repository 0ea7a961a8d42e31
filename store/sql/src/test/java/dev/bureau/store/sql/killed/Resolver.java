package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.orchestrator.feed.EntryListener;
import dev.bureau.orchestrator.session.SessionManager;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Decides about uncertain cells as a person would: by a look at the outside world. */
final class Resolver implements EntryListener {
  private final SessionManager sessions;
  private final OutsideWorld world;

  Resolver(SessionManager sessions, OutsideWorld world) {
    this.sessions = sessions;
    this.world = world;
  }

  @Override
  public void on(Entry entry) {
    if (entry.event() instanceof CellBecameUncertain) {
      for (Cell each : sessions.cells(entry.session())) {
        if (each.status() == CellStatus.UNCERTAIN) { // the entry may be old, and decided about
          resolve(entry.session(), each);
        }
      }
    }
  }

  private void resolve(SessionId session, Cell cell) {
    CellKey key = cell.step().key();
    Resolution resolution = hasHappened(key) ? Resolution.SUPPLY : Resolution.RETRY;
    sessions.resolve(session, cell.step().id(), resolution, Worker.charged(key));
  }

  private boolean hasHappened(CellKey key) {
    try {
      return world.hasHappened(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
