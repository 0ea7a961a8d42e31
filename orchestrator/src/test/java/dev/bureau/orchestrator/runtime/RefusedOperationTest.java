package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One gathered operation is refused: the handling fails with that error and nothing is done. */
class RefusedOperationTest {
  private static final Agent SENDS_TO_NOBODY =
      (message, context) -> {
        context.update(SessionUpdate.metadata(Map.of("done", true)));
        context.send(new SessionId("nobody"), Office.letter());
      };

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void failsTheHandlingWithItsError() throws Exception {
    assertThat(failure(SENDS_TO_NOBODY)).startsWith("There is no session 'nobody'");
  }

  @Test
  void commitsNothing() throws Exception {
    Bureau bureau = office.open(SENDS_TO_NOBODY);
    SessionId id = Office.created(bureau);
    Session before = bureau.sessions().start(id);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(bureau.sessions().get(id)).isEqualTo(before);
  }

  @Test
  void isTriedAgainForTheNextAttemptMayBeAnother() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (attempts.incrementAndGet() == 1) {
                throw new BadInputException("answer", "maybe", "give yes or no");
              }
            });
    Office.awaitHandled(bureau, bureau.send(Office.started(bureau), Office.letter()));

    assertThat(attempts).hasValue(2);
  }

  @Test
  void isASendToASessionThatHasEnded() throws Exception {
    SessionId ended = Office.created(office.open());
    office.open().sessions().complete(ended);

    assertThat(failure((message, context) -> context.send(ended, Office.letter())))
        .startsWith("Session '" + ended + "' has ended");
  }

  @Test
  void isAReplyOfATypeThatIsNone() throws Exception {
    assertThat(failure((message, context) -> context.reply(Letter.of("what is that?", Map.of()))))
        .startsWith("message type: 'what is that?'");
  }

  @Test
  @SuppressWarnings("NullAway") // users' code may not be checked
  void isAReplyWithoutAType() throws Exception {
    assertThat(failure((message, context) -> context.reply(Letter.of(null, Map.of()))))
        .startsWith("message type: 'null'");
  }

  @Test
  void isAnUpdateBeyondTheBounds() throws Exception {
    Agent agent =
        (message, context) ->
            context.update(SessionUpdate.metadata(Map.of("text", "x".repeat(64 * 1024))));

    assertThat(failure(agent)).startsWith("metadata");
  }

  @Test
  void isASecondEnd() throws Exception {
    Agent agent =
        (message, context) -> {
          context.complete("once");
          context.complete("twice");
        };

    assertThat(failure(agent)).contains("COMPLETED");
  }

  private String failure(Agent agent) throws Exception {
    Bureau bureau = office.open(agent);
    bureau.send(Office.started(bureau), Office.letter());
    return office.store().takeFailure().reason();
  }
}
