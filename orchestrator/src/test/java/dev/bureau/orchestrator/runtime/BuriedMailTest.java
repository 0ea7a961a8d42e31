package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail that was left to a session that has ended becomes dead letters, and no other. */
class BuriedMailTest {
  private static final SessionId ID = new SessionId("again");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isThatOfTheSessionThatEndedNotOfOneThatTookItsId() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
    SessionSpec spec = SessionSpec.active("session").id(ID).agent(Office.AGENT);
    bureau.sessions().create(spec);
    CompletableFuture<MessageId> sent = new CompletableFuture<>();
    office
        .store()
        .beforeNextPending(
            () -> {
              bureau.sessions().delete(ID);
              seams.advance(Duration.ofMillis(1));
              bureau.sessions().create(spec);
              sent.complete(bureau.send(ID, Office.letter()));
              return ID;
            });

    bureau.sessions().stop(ID, "enough"); // a worker looks what it has left
    MessageId letter = Deadline.get(sent);
    bureau.sessions().start(ID);

    assertThat(Office.awaitHandled(bureau, letter).session()).isEqualTo(ID);
  }

  @Test
  void isKeptThoughItsTypeIsThatOfATimeout() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    SessionId session = Office.created(bureau);
    MessageId letter =
        bureau.send(session, Letter.of(MessageType.WAIT_TIMED_OUT, Map.of("by", "a user")));

    bureau.sessions().stop(session, "enough");
    office.store().takeBuried();
    office.store().awaitLooks();

    assertThat(bureau.messages().inbox(session).deadLetter(letter)).isPresent();
  }
}
