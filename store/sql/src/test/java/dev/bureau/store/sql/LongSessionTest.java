package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session of 100,000 entries opens from its last snapshot (X34). */
@Tag("large")
@Timeout(120)
class LongSessionTest {
  private static final SessionId ID = new SessionId("long");
  private static final Caller CALLER = Caller.of(Actor.user("writer"));
  private static final int ENTRIES = 100_000;
  private static final int PER_COMMIT = 250;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeIt() {
    file = folder.resolve("bureau.db");
    try (Store store = open()) {
      Door door = door(store);
      SessionSpec spec = SessionSpec.active("long");
      Links links = Links.first(ID, null);
      door.create(
          ID,
          CALLER,
          (session, aspects, moment) ->
              Change.of(new SessionCreated(spec.profile(), Map.of(), links, null, spec.digest())));
      for (int i = 0; i < ENTRIES; i += PER_COMMIT) {
        door.change(ID, CALLER, cells(i));
      }
    }
  }

  private Store open() {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  private static Door door(Store store) {
    return new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
  }

  private static Decision cells(int from) {
    return (session, aspects, moment) -> {
      List<Event<?>> events = new ArrayList<>();
      for (int i = from; i < from + PER_COMMIT; i++) {
        events.add(
            new CellStarted(
                new Step(
                    new CellId("cell_%08x".formatted(i)),
                    new CellKey(new MessageId("m" + i), "step", 0),
                    "tool",
                    SideEffect.IDEMPOTENT,
                    "0".repeat(64),
                    moment.now())));
      }
      return Change.of(events);
    };
  }

  /** A store that counts the entries it reads from journals. */
  private static Store counting(Store store, AtomicInteger read) {
    return new ForwardingStore(store) {
      @Override
      public Sessions sessions() {
        return new ForwardingSessions(super.sessions()) {
          @Override
          public List<Entry> journal(SessionId session, long from, int limit) {
            List<Entry> entries = super.journal(session, from, limit);
            read.addAndGet(entries.size());
            return entries;
          }
        };
      }
    };
  }

  @Test
  void opensFromItsLastSnapshot() {
    AtomicInteger read = new AtomicInteger();

    try (Store store = counting(open(), read)) {
      Cells cells = door(store).load(ID).aspects().get(Cells.ASPECT);

      assertThat(cells.all()).hasSize(ENTRIES);
      assertThat(read.get()).isLessThan(ENTRIES / 3);
    }
  }
}
