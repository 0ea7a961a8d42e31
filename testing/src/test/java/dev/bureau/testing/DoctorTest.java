package dev.bureau.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellCarried;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.doctor.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of damage is found and named. */
class DoctorTest extends Clinic {
  @Test
  void findsNothingInAStoreThatIsWhole() {
    Diagnosis diagnosis = examine();

    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.faults()).isEmpty();
    assertThat(diagnosis.notes()).isEmpty();
    assertThat(diagnosis.facts())
        .containsEntry("sessions", 1L)
        .containsEntry("entries", 6L)
        .containsEntry("namedValues", 1L)
        .containsEntry("messagesWaiting", 0L)
        .containsEntry("deadLetters", 0L)
        .containsEntry("leases", 0L)
        .containsEntry("unusedValues", 0L)
        .containsEntry("store", Map.of("sessions", 1));
  }

  @Test
  void findsALostBeginning() {
    store.journals = entries -> entries.subList(1, entries.size());

    assertFault("entry 0 of version 2 stands where entry 0 of version 1 should be");
  }

  @Test
  void findsALostEntryOfACommit() {
    store.journals = without(4);

    assertFault("entry 1 of version 5 stands where entry 0 of version 5 should be");
  }

  @Test
  void findsEntriesInTheWrongOrder() {
    store.journals =
        entries -> {
          List<Entry> swapped = new ArrayList<>(entries);
          swapped.add(2, swapped.remove(3));
          return swapped;
        };

    assertFault("entry 0 of version 3 stands where entry 0 of version 5 should be");
  }

  @Test
  void findsTwoCommitsInOneVersion() {
    store.journals =
        DamagedStore.each(
            each ->
                new Entry(
                    each.session(),
                    each.version(),
                    each.index(),
                    each.at(),
                    seams.ids().next(),
                    each.epoch(),
                    each.actor(),
                    each.event()));

    assertFault("version 5 holds entries of two commits");
  }

  @Test
  void findsAnEpochThatFalls() {
    store.journals = DamagedStore.each(each -> epoch(each, each.version() == 3 ? 7 : 0));

    assertFault("version 4 was accepted under epoch 0, after version 3 under epoch 7");
  }

  @Test
  void findsAnEpochBelowThatOfTheJournal() {
    store.journals = DamagedStore.each(each -> epoch(each, 4));

    assertFault("its epoch is 0, below the 4 of version 5");
  }

  @Test
  void findsAnEdgeThatTheLifecycleDoesNotHave() {
    store.journals = replacing(2, status(Status.INITIALIZING, Status.IDLE));

    assertFault("version 2 goes from INITIALIZING to IDLE while it is INITIALIZING");
  }

  @Test
  void findsAnEdgeFromAnotherStatusThanThePresent() {
    store.journals = replacing(2, status(Status.IDLE, Status.ACTIVE));

    assertFault("version 2 goes from IDLE to ACTIVE while it is INITIALIZING");
  }

  @Test
  void findsAFinalStatusThatWasLeft() {
    bureau.sessions().update(ONE, SessionUpdate.metadata(Map.of("late", true)));
    store.journals = replacing(6, status(Status.COMPLETED, Status.ACTIVE));

    assertFault("version 6 goes from COMPLETED to ACTIVE while it is COMPLETED, which is final");
  }

  @Test
  void findsAHeadThatDoesNotFollow() {
    store.journals = replacing(3, new SessionUpdated(Map.of(), null, null));

    assertFault("its head of version 5 does not follow from its journal: metadata");
  }

  @Test
  void findsACreationThatIsMissingOrComesTwice() {
    Event<?> created = bureau.journal(ONE, 1, 1).get(0).event();
    store.journals = replacing(3, created);
    assertFault("it is created again in version 3");

    store.journals = replacing(1, status(Status.INITIALIZING, Status.ACTIVE));
    assertFault("its journal does not begin with its creation");
  }

  @Test
  void findsAHeadWithoutAJournal() {
    store.journals = entries -> List.of();

    assertFault("it has a head of version 5, but no journal");
  }

  @Test
  void findsAHeadThatIsBehindItsJournal() {
    store.heads = changing(head -> version(head, 4));

    assertFault("its journal goes on to version 5, but its head is of version 4");
  }

  @Test
  void findsAHeadThatIsAheadOfItsJournal() {
    store.journals = entries -> entries.subList(0, 4);

    assertFault("its head of version 5 does not follow from its journal: status, times, ending");
  }

  @Test
  void findsTimesThatCannotBe() {
    store.heads = changing(head -> times(head, new Times(at(), at(), null, null, at(), null)));

    assertFault("it is COMPLETED, but was never started");
    assertFault("it is COMPLETED, but has no time of its end");
  }

  @Test
  void findsASnapshotWhoseHeadDoesNotFollow() {
    keepSnapshot(3);
    store.snapshots = each -> new Snapshot(metadata(each.head(), Map.of("a", 9L)), each.aspects());

    assertFault("its snapshot of version 3 does not follow from its journal: metadata");
  }

  @Test
  void findsASnapshotWhoseAspectsDoNotFollow() {
    keepSnapshot(3);
    store.snapshots = each -> new Snapshot(each.head(), Aspects.NONE.withOpaque("cell"));

    assertFault("its snapshot of version 3 does not follow from its journal: cell");
  }

  @Test
  void findsAnOlderSnapshotThatDoesNotFollow() {
    keepSnapshot(5);
    store.older.put(2L, snapshot(2));
    store.older.put(3L, new Snapshot(snapshot(3).head(), Aspects.NONE.withOpaque("cell")));

    assertThat(fault())
        .contains("its snapshot of version 3 does not follow from its journal: cell");
  }

  @Test
  void takesASnapshotThatFollows() {
    keepSnapshot(3);
    assertThat(examine().faults()).isEmpty();

    keepSnapshot(5);
    assertThat(examine().faults()).isEmpty();
  }

  @Test
  void findsAStoredValueThatIsGoneOrDamaged() {
    store.values = value -> Optional.empty();
    assertThat(fault()).contains("the stored value ", " that version 1 names is gone");

    store.values = value -> value.map(bytes -> new byte[] {1});
    assertThat(fault()).contains("has other bytes than its name says");
  }

  @Test
  void findsAStoredValueOfAContextThatIsGone() {
    bureau.context().put(ONE, Note.of("talk", "so they said. ".repeat(1_000)));
    store.values = value -> value.filter(bytes -> bytes.length < 1_000);

    assertThat(fault()).contains("the stored value ", " that version 6 names is gone");
  }

  @Test
  void findsAStoredValueOfACarriedCellThatIsGone() {
    BlobId gone = store.blobs().put(new byte[2_000]);
    Step step =
        new Step(
            new CellId("cell_0123abcd"),
            new CellKey(new MessageId("m1"), "pay", 0),
            "tool",
            SideEffect.EFFECT,
            "0".repeat(64),
            at());
    Cell cell = new Cell(step, CellStatus.DONE, new Result(null, gone), null, at(), 0);
    new Door(store, new Fold(bureau.catalogue()), seams)
        .change(
            ONE,
            Caller.of(SOMEBODY),
            (session, aspects, moment) ->
                Change.of(new CellCarried(cell)).withBlobs(List.of(gone)));
    store.values = value -> value.filter(bytes -> bytes.length < 1_000);

    assertThat(fault()).contains("the stored value " + gone + " that version 6 names is gone");
  }

  @Test
  void findsAJournalThatCannotBeRead() {
    store.journals =
        entries -> {
          throw DamagedStore.failing(Category.UNREADABLE);
        };

    assertFault("its journal cannot be read: it is torn");
  }

  @Test
  void findsAHeadThatCannotBeRead() {
    store.heads =
        head -> {
          throw DamagedStore.failing(Category.UNREADABLE);
        };

    assertFault("its head cannot be read: it is torn");
  }

  @Test
  void findsSessionsThatCannotBeListed() {
    store.pages =
        page -> {
          throw DamagedStore.failing(Category.UNREADABLE);
        };

    assertThat(fault()).isEqualTo("The sessions cannot be examined to the end: it is torn");
  }

  @Test
  void goesOnWithTheRestWhereOnePartBreaksOff() {
    store.examinations =
        own -> {
          throw DamagedStore.failing(Category.UNREADABLE);
        };
    store.journals = DamagedStore.each(each -> epoch(each, 4));

    assertThat(examine().faults())
        .hasSize(2)
        .contains("The store itself cannot be examined to the end: it is torn");
  }

  @Test
  void givesUpWhenTheStoreCannotServe() {
    store.journals =
        entries -> {
          throw DamagedStore.failing(Category.UNAVAILABLE);
        };

    assertThatThrownBy(this::examine).isInstanceOf(StoreException.class);
  }

  @Test
  void tellsWhatTheStoreSaysOfItself() {
    store.examinations =
        own -> new Examination(Map.of("schema", 2L), List.of("page 7 is not used by any table"));

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.faults()).containsExactly("page 7 is not used by any table");
    assertThat(diagnosis.facts()).containsEntry("store", Map.of("schema", 2L));
  }

  @Test
  void namesEachSessionThatIsDamaged() {
    bureau.sessions().create(SessionSpec.active("second").id(new SessionId("two")));
    store.journals = DamagedStore.each(each -> epoch(each, 4));

    assertThat(examine().faults())
        .hasSize(2)
        .anySatisfy(each -> assertThat(each).startsWith("Session 'one': "))
        .anySatisfy(each -> assertThat(each).startsWith("Session 'two': "));
  }
}
