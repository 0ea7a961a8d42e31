package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks for a change: kept in the journal, and refused if it is an observer. */
class ActorTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open(Office.doesNothing());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isTheLocalUserUnlessSaid() {
    SessionId id = bureau.sessions().create(SessionSpec.active("session")).id();

    assertThat(actors(id)).containsExactly(Actor.user("local"));
  }

  @Test
  void isWhoeverTheHandleActsFor() {
    SessionId id =
        bureau.as(Actor.user("ada")).sessions().create(SessionSpec.active("session")).id();

    assertThat(actors(id)).containsExactly(Actor.user("ada"));
  }

  @Test
  void standsAtEveryEntryOfACommit() {
    SessionId id = bureau.sessions().create(SessionSpec.active("session")).id();
    SessionId director = bureau.sessions().create(SessionSpec.director("main")).id();

    Session ended = bureau.as(director).sessions().complete(id);

    assertThat(bureau.journal(id, ended.version(), 1))
        .hasSize(3)
        .allMatch(each -> each.actor().equals(Actor.session(director)));
  }

  @Test
  void isTheSessionItselfWhenItHandles() throws Exception {
    SessionId id = Office.started(bureau);
    Entry handled = Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(handled.actor()).isEqualTo(Actor.session(id));
  }

  @Test
  void isTheSenderOfAMessage() throws Exception {
    SessionId id = Office.started(bureau);
    MessageId sent = bureau.as(Actor.user("ada")).send(id, Office.letter());

    MessageHandled handled = (MessageHandled) Office.awaitHandled(bureau, sent).event();

    assertThat(handled.message().sender()).isEqualTo(Actor.user("ada"));
  }

  @Test
  void isRefusedIfAnObserverWantsToChangeAnother() {
    SessionId id = bureau.sessions().create(SessionSpec.active("session")).id();
    SessionId observer = observer();

    ObserverChangeException refused =
        catchThrowableOfType(
            ObserverChangeException.class, () -> bureau.as(observer).sessions().start(id));

    assertThat(refused.session()).isEqualTo(observer);
  }

  @Test
  void changesNothingIfItIsAnObserver() {
    Session before = bureau.sessions().create(SessionSpec.active("session"));
    SessionId observer = observer();

    assertThatThrownBy(() -> bureau.as(observer).sessions().stop(before.id(), "enough"));

    assertThat(bureau.sessions().get(before.id())).isEqualTo(before);
  }

  @Test
  void isRefusedIfAnObserverWantsToDeleteAnother() {
    SessionId id = bureau.sessions().create(SessionSpec.active("session")).id();
    SessionId observer = observer();

    assertThatThrownBy(() -> bureau.as(observer).sessions().delete(id))
        .isInstanceOf(ObserverChangeException.class);
  }

  @Test
  void mayBeAnObserverThatChangesItself() {
    SessionId observer = observer();

    Session after =
        bureau.as(observer).sessions().update(observer, SessionUpdate.metadata(Map.of("seen", 1)));

    assertThat(after.metadata()).containsEntry("seen", 1L);
  }

  @Test
  void mayBeAnObserverThatReads() {
    SessionId id = bureau.sessions().create(SessionSpec.active("session")).id();

    assertThat(bureau.as(observer()).sessions().find(id)).isPresent();
  }

  private SessionId observer() {
    return bureau.sessions().create(SessionSpec.observer("watcher")).id();
  }

  private List<Actor> actors(SessionId id) {
    return bureau.journal(id, 1, 100).stream().map(Entry::actor).toList();
  }
}
