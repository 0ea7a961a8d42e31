package dev.bureau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.doctor.Diagnosis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is no fault: what others do meanwhile, what newer programs wrote, what wants attention. */
class DoctorNotesTest extends Clinic {
  @Test
  void takesACommitWithoutEventsForNoFault() {
    new Door(store, new Fold(bureau.catalogue()), seams)
        .change(
            ONE,
            Caller.of(SOMEBODY),
            (session, aspects, moment) -> Change.NONE.withClaims(List.of(new Claim("kit", "k"))));
    assertThat(examine().notes()).isEmpty();

    bureau.sessions().update(ONE, SessionUpdate.metadata(Map.of("late", true)));
    Diagnosis diagnosis = examine();

    assertThat(diagnosis.faults()).isEmpty();
    assertThat(diagnosis.notes())
        .containsExactly(
            "Session 'one': versions 6 to 6 have no entries; a commit need not have any");
  }

  @Test
  void takesWhatANewerProgramWroteForNoFault() {
    store.journals = replacing(3, new OpaqueEvent("session.frozen", 1, "{}"));

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.faults()).isEmpty();
    assertThat(diagnosis.notes()).hasSize(1).first().asString().contains("session.frozen");
  }

  @Test
  void takesWhatIsWrittenMeanwhileForNoFault() {
    StoredSession early = store.sessions().head(ONE).orElseThrow();
    bureau.sessions().update(ONE, SessionUpdate.metadata(Map.of("late", true)));
    List<Boolean> asked = new ArrayList<>();
    store.heads =
        head -> {
          asked.add(head.isPresent());
          boolean first = head.isPresent() && asked.stream().filter(each -> each).count() == 1;
          return first ? Optional.of(early) : head;
        };

    assertThat(examine().faults()).isEmpty();
  }

  @Test
  void takesASessionThatIsRemovedMeanwhileForNoFault() {
    StoredSession late = store.sessions().head(ONE).orElseThrow();
    List<Boolean> asked = new ArrayList<>();
    store.heads =
        head -> {
          asked.add(head.isPresent());
          boolean first = head.isPresent() && asked.stream().filter(each -> each).count() == 1;
          return first ? Optional.of(late) : Optional.empty();
        };
    store.journals = entries -> List.of();

    assertThat(examine().faults()).isEmpty();
  }

  @Test
  void tellsOfLeasesThatNobodyKeepsUp() {
    bureau.sessions().create(SessionSpec.active("second").id(new SessionId("two")));
    Holder dying = new Holder("a", seams.processes().another());
    store.leases().claim(ONE, dying, Duration.ofMinutes(1));
    store
        .leases()
        .claim(
            new SessionId("two"),
            new Holder("b", seams.processes().another()),
            Duration.ofMinutes(1));
    seams.processes().end(dying.process());
    seams.advance(Duration.ofMinutes(2));

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.facts())
        .containsEntry("leases", 2L)
        .containsEntry("leasesOfGoneProcesses", 1L)
        .containsEntry("leasesExpired", 1L);
    assertThat(diagnosis.notes()).hasSize(1).first().asString().contains("1 of processes");
    assertThat(diagnosis.faults()).isEmpty();
  }

  @Test
  void tellsOfMessagesThatWaitAndOfDeadOnes() {
    SessionId two = new SessionId("two");
    bureau.sessions().create(SessionSpec.active("second").id(two));
    bureau.send(two, Letter.of(MessageType.DIRECTION, Map.of()));
    store
        .mailboxes()
        .failed(
            two,
            bureau.send(two, Letter.of(MessageType.DIRECTION, Map.of())),
            Failure.forGood("no use"));

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.facts())
        .containsEntry("messagesWaiting", 1L)
        .containsEntry("deadLetters", 1L);
    assertThat(diagnosis.notes())
        .containsExactly("Session 'two' has 1 dead letters; see 'bureau dead two'");
  }

  @Test
  void tellsOfCellsThatWaitForADecision() {
    Step step =
        new Step(
            new CellId("cell_0123abcd"),
            new CellKey(new MessageId("m1"), "pay", 0),
            "tool",
            SideEffect.EFFECT,
            "0".repeat(64),
            at());
    bureau.sessions().create(SessionSpec.active("second").id(new SessionId("two")));
    new Door(store, new Fold(bureau.catalogue()), seams)
        .change(
            new SessionId("two"),
            Caller.of(SOMEBODY),
            (session, aspects, moment) ->
                Change.of(List.of(new CellStarted(step), new CellBecameUncertain(step))));

    Diagnosis diagnosis = examine();

    assertThat(diagnosis.faults()).isEmpty();
    assertThat(diagnosis.notes())
        .containsExactly("Session 'two' has 1 UNCERTAIN cells; see 'bureau cells two'");
  }

  @Test
  void tellsWhatNobodyUses() {
    store.blobs().put(new byte[12]);
    assertThat(examine().facts()).containsEntry("unusedValues", 0L);

    seams.advance(Duration.ofHours(25));
    assertThat(examine().facts())
        .containsEntry("unusedValues", 1L)
        .containsEntry("unusedBytes", 12L);
  }

  @Test
  void tellsHowFarItIs() {
    for (int i = 0; i < 450; i++) {
      bureau.sessions().create(SessionSpec.active("n"));
    }
    List<String> told = new ArrayList<>();

    bureau.doctor().examine((sessions, all) -> told.add(sessions + "/" + all));

    assertThat(told).hasSize(451).startsWith("1/451", "2/451").endsWith("451/451");
  }

  @Test
  void takesCellsThatANewerProgramWroteForNoFault() {
    write("cell.annotated");

    assertThat(examine().faults()).isEmpty();
  }

  @Test
  void takesTheSnapshotOfANewerProgramForNoFault() {
    bureau.context().put(ONE, Note.of("rule", "never guess"));
    write("context.annotated");
    Fold.State known = bureau.at(ONE, 6);
    Fold.State newer = bureau.at(ONE, 7);
    store.sessions().snapshot(new Snapshot(newer.session(), known.aspects()));

    assertThat(examine().faults()).isEmpty();
  }

  private void write(String event) {
    new Door(store, new Fold(bureau.catalogue()), seams)
        .change(
            ONE,
            Caller.of(SOMEBODY),
            (session, aspects, moment) -> Change.of(new OpaqueEvent(event, 1, "{}")));
  }
}
