package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a handler says to many (S21). */
class PublishingInHandlerTest {
  private final Office office = new Office();
  private final Bureau reader = office.open();
  private final SessionId one = member("one");
  private final SessionId two = member("two");
  private final BlockingQueue<List<SessionId>> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    office.close();
  }

  /** What the agent does beside publishing. */
  private interface Doing {
    void with(Context context) throws Exception;
  }

  /** An agent's session that publishes to the team when it gets a message, and then does this. */
  private SessionId publisher(Doing then) {
    Bureau bureau =
        office.open(
            (message, context) -> {
              told.add(context.publish("team", Office.letter("news")));
              then.with(context);
            });
    return Office.started(bureau);
  }

  @Test
  void reachesEveryMemberUnderOneIdInTheCommitOfTheHandling() throws Exception {
    SessionId publisher = publisher(context -> {});
    Entry handled = Office.awaitHandled(reader, reader.send(publisher, Office.letter()));

    assertThat(told).containsExactly(List.of(one, two));
    assertThat(waiting(one)).hasSize(1);
    assertThat(waiting(two)).extracting(Message::id).containsExactly(waiting(one).get(0).id());
    assertThat(Office.eventsOf(reader, publisher, handled.version()))
        .hasAtLeastOneElementOfType(MessageHandled.class)
        .filteredOn(MessageSent.class::isInstance)
        .hasSize(2);
  }

  @Test
  void reachesNobodyIfTheHandlingFails() throws Exception {
    SessionId publisher =
        publisher(
            context -> {
              throw new IOException("no line");
            });
    reader.send(publisher, Office.letter());
    office.store().takeBuried();

    assertThat(waiting(one)).isEmpty();
    assertThat(waiting(two)).isEmpty();
  }

  @Test
  void leavesOutItselfAndWhoHasEnded() throws Exception {
    SessionId publisher = publisher(context -> {});
    reader.groups().join("team", publisher);
    reader.sessions().stop(two, "enough");
    Office.awaitHandled(reader, reader.send(publisher, Office.letter()));

    assertThat(told).containsExactly(List.of(one));
    assertThat(waiting(one)).hasSize(1);
  }

  @Test
  void reachesThoseWhoAreThereWhenItIsAskedFor() throws Exception {
    SessionId publisher = publisher(context -> member("late"));
    Office.awaitHandled(reader, reader.send(publisher, Office.letter()));

    assertThat(waiting(new SessionId("late"))).isEmpty();
  }

  @Test
  void isTriedAgainIfAMemberEndsBeforeTheCommit() throws Exception {
    SessionId publisher = publisher(context -> reader.sessions().stop(two, "enough"));
    Office.awaitHandled(reader, reader.send(publisher, Office.letter()));

    assertThat(told).containsExactly(List.of(one, two), List.of(one));
    assertThat(waiting(one)).hasSize(1);
  }

  @Test
  void saysNothingToAGroupThatIsNotThere() throws Exception {
    reader.groups().leave("team", one);
    reader.groups().leave("team", two);
    SessionId publisher = publisher(context -> {});
    Office.awaitHandled(reader, reader.send(publisher, Office.letter()));

    assertThat(told).containsExactly(List.of());
  }

  @Test
  void reachesAllThatAreCapable() throws Exception {
    SessionId seller =
        reader.sessions().create(SessionSpec.active("seller").capabilities(Set.of("sell"))).id();
    Bureau bureau =
        office.open(
            (message, context) -> told.add(context.publishToCapable("sell", Office.letter())));
    Office.awaitHandled(reader, bureau.send(Office.started(bureau), Office.letter()));

    assertThat(told).containsExactly(List.of(seller));
    assertThat(waiting(seller)).hasSize(1);
  }

  private List<Message> waiting(SessionId box) {
    return reader.messages().inbox(box).waiting(10).stream().map(Delivery::message).toList();
  }

  private SessionId member(String name) {
    SessionId id = reader.sessions().create(SessionSpec.active(name).id(new SessionId(name))).id();
    reader.groups().join("team", id);
    return id;
  }
}
