package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishingTest {
  private final Office office = new Office();
  private final Bureau bureau =
      office.open(Office.config().withMailboxCapacity(2), Office.doesNothing());
  private final SessionId one = member("one");
  private final SessionId two = member("two");

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void reachesEveryMemberUnderOneId() {
    Published published = bureau.messages().publish("team", Office.letter());

    assertThat(published.receivers()).containsExactly(one, two);
    assertThat(published.leftOut()).isEmpty();
    assertThat(List.of(one, two))
        .allSatisfy(
            each ->
                assertThat(bureau.messages().inbox(each).waiting(10))
                    .singleElement()
                    .satisfies(
                        waiting -> {
                          assertThat(waiting.message().id()).isEqualTo(published.id());
                          assertThat(waiting.message().receiver()).isEqualTo(each);
                        }));
  }

  @Test
  void leavesOutTheSender() {
    Published published = bureau.as(one).messages().publish("team", Office.letter());

    assertThat(published.receivers()).containsExactly(two);
    assertThat(published.leftOut()).containsOnlyKeys(one);
  }

  @Test
  void leavesOutWhoHasEnded() {
    bureau.sessions().stop(two, "enough");

    Published published = bureau.messages().publish("team", Office.letter());

    assertThat(published.receivers()).containsExactly(one);
    assertThat(published.leftOut()).containsOnlyKeys(two);
    assertThat(published.leftOut().get(two)).contains("'two'", "ended");
  }

  @Test
  void knowsNobodyWhoWasDeleted() {
    bureau.sessions().forceDelete(one);

    Published published = bureau.messages().publish("team", Office.letter());

    assertThat(published.receivers()).containsExactly(two);
    assertThat(published.leftOut()).isEmpty();
  }

  @Test
  void leavesOutWhoDoesNotTakeTheType() {
    bureau.messages().inbox(one).register(Set.of(MessageType.COMMAND), Priority.NORMAL);

    Published published = bureau.messages().publish("team", Office.letter());

    assertThat(published.receivers()).containsExactly(two);
    assertThat(published.leftOut().get(one)).contains(MessageType.DIRECTION, MessageType.COMMAND);
  }

  @Test
  void reachesNobodyIfOneMailboxIsFull() {
    bureau.messages().sendAll(two, List.of(Office.letter(), Office.letter()));

    assertThatThrownBy(() -> bureau.messages().publish("team", Office.letter()))
        .isInstanceOf(MailboxFullException.class)
        .hasMessageContaining("'two'");
    assertThat(bureau.messages().inbox(one).waiting(10)).isEmpty();
  }

  @Test
  void happensOnceForOneKey() {
    bureau.messages().publish("team", Office.letter().key("news-1"));
    bureau.messages().publish("team", Office.letter().key("news-1"));

    assertThat(bureau.messages().inbox(one).waiting(10)).hasSize(1);
  }

  @Test
  void reachesNobodyInAGroupThatDoesNotExist() {
    Published published = bureau.messages().publish("nobody", Office.letter());

    assertThat(published.receivers()).isEmpty();
  }

  @Test
  void reachesAllThatAreCapableAndNotFinal() {
    SessionId reader = capable("reader", "read");
    capable("writer", "write");
    SessionId ended = capable("ended", "read");
    bureau.sessions().stop(ended, "enough");

    Published published = bureau.messages().publishToCapable("read", Office.letter());

    assertThat(published.receivers()).containsExactly(reader);
  }

  @Test
  void findsTheCapableOnLaterPages() {
    for (int i = 0; i < 1_000; i++) {
      bureau.sessions().create(SessionSpec.active("crowd"));
    }
    SessionId reader = capable("reader", "read");

    assertThat(bureau.messages().publishToCapable("read", Office.letter()).receivers())
        .containsExactly(reader);
  }

  private SessionId member(String name) {
    SessionId id = bureau.sessions().create(SessionSpec.active(name).id(new SessionId(name))).id();
    bureau.groups().join("team", id);
    return id;
  }

  private SessionId capable(String name, String capability) {
    return bureau
        .sessions()
        .create(SessionSpec.active(name).id(new SessionId(name)).capabilities(Set.of(capability)))
        .id();
  }
}
