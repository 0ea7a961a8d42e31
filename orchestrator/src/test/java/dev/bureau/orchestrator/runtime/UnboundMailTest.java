package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail of sessions whose agents are bound in other processes. */
class UnboundMailTest {
  private static final int SESSIONS = 20;

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau person = office.open(seams.another());

  @BeforeEach
  void sendMail() {
    for (int i = 0; i < SESSIONS; i++) {
      person.send(elsewhere(), Office.letter());
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isNotLookedAtEachTime() throws Exception {
    open();
    int before = office.store().headsRead();
    for (int i = 0; i < 5; i++) {
      office.store().awaitLooks();
    }

    assertThat(office.store().headsRead()).isEqualTo(before);
  }

  @Test
  void isNotLookedAtWhenMoreOfItIsSent() throws Exception {
    Bureau bureau = open();
    SessionId id = elsewhere();
    bureau.send(id, Office.letter());
    office.store().awaitLooks();
    office.store().awaitLooks();
    int before = office.store().headsRead();
    bureau.send(id, Office.letter());
    office.store().awaitLooks();

    assertThat(office.store().headsRead()).as("one to address it").isEqualTo(before + 1);
  }

  @Test
  void isLookedAtAgainAfterAWhile() throws Exception {
    open();
    int before = office.store().headsRead();
    seams.advance(Duration.ofSeconds(11));
    office.store().awaitLooks();
    office.store().awaitLooks();

    assertThat(office.store().headsRead()).isGreaterThanOrEqualTo(before + SESSIONS);
  }

  @Test
  void isHandledAtOnceIfASessionOfThatIdComesToAnAgentOfThisProcess() throws Exception {
    Bureau bureau = open();
    SessionId id = elsewhere();
    person.send(id, Office.letter());
    office.store().awaitLooks();
    bureau.sessions().forceDelete(id);
    seams.advance(Duration.ofMillis(1)); // two lives of an id are told apart by their beginnings
    bureau.sessions().create(SessionSpec.active("here").id(id).agent(Office.AGENT));
    bureau.sessions().start(id);
    MessageId sent = bureau.send(id, Office.letter());

    assertThat(Office.awaitHandled(person, sent).session()).isEqualTo(id);
  }

  private SessionId elsewhere() {
    SessionId id =
        person.sessions().create(SessionSpec.active("session").agent("somebody else")).id();
    return person.sessions().start(id).id();
  }

  /** A bureau with another agent, which has looked at all mail. */
  private Bureau open() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
    office.store().awaitLooks();
    office.store().awaitLooks();
    return bureau;
  }
}
