package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X33: sessions in which a newer program has written what this one does not know. */
class NewerSessionTest {
  private final Office office = new Office();
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void close() {
    office.close();
  }

  private static void write(Bureau bureau, SessionId id, String event) {
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(
            id,
            Caller.of(Actor.node("newer")),
            (session, aspects, moment) -> Change.of(new OpaqueEvent(event, 1, "{}")));
  }

  @Test
  void areLeftToThatProgram() throws Exception {
    Bureau bureau = office.open((message, context) -> attempts.incrementAndGet());
    SessionId id = Office.started(bureau);
    write(bureau, id, "session.frozen");

    bureau.send(id, Office.letter());
    office.store().awaitLooks();
    office.store().awaitLooks();

    assertThat(attempts).hasValue(0);
    assertThat(bureau.store().leases().holders()).isEmpty();
    assertThat(bureau.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void haveTheirMailHandledIfOnlyTheirContextIsOutOfReach() throws Exception {
    Bureau bureau = office.open((message, context) -> attempts.incrementAndGet());
    SessionId id = Office.started(bureau);
    write(bureau, id, "context.frozen");

    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(attempts).hasValue(1);
  }
}
