package dev.bureau.orchestrator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The facts of S31. */
class SessionListenerTest {
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Office office = new Office();
  private final Bureau bureau = office.open(seams);
  private final List<String> told = new ArrayList<>();
  private final SessionId id = new SessionId("one");

  private final class Writing implements SessionListener {
    @Override
    public void statusChanged(SessionId session, Status from, Status to, Entry entry) {
      told.add(session + " " + from + " " + to);
    }

    @Override
    public void failed(SessionId session, Ending ending, Entry entry) {
      told.add(session + " failed " + ending.exitCode() + " " + ending.reason());
    }

    @Override
    public void terminated(SessionId session, Ending ending, Entry entry) {
      told.add(session + " terminated " + ending.reason());
    }

    @Override
    public void entry(Entry entry) {
      told.add(bureau.catalogue().nameOf(entry.event()));
    }
  }

  @BeforeEach
  void create() {
    bureau.sessions().create(SessionSpec.active("session").id(id));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isToldOfEachChangeOfStatus() {
    follow(Follow.fromStart());
    bureau.sessions().start(id);
    bureau.sessions().complete(id);
    turn();

    assertThat(told)
        .containsExactly(
            "session.created", "one INITIALIZING ACTIVE", "one ACTIVE COMPLETED", "session.ended");
  }

  @Test
  void isToldThatASessionFailedAndWhy() {
    follow(Follow.fromNow().types("session.status-changed"));
    bureau.sessions().fail(id, 3, "broken");
    turn();

    assertThat(told).containsExactly("one INITIALIZING ERROR", "one failed 3 broken");
  }

  @Test
  void isToldThatASessionWasTerminatedAndWhy() {
    bureau.sessions().start(id);
    follow(Follow.fromNow().types("session.status-changed"));
    bureau.sessions().stop(id, "enough");
    turn();

    assertThat(told).containsExactly("one ACTIVE TERMINATED", "one terminated enough");
  }

  @Test
  void isToldOfNoFailureWhereErrorIsOnlyPassed() {
    follow(Follow.fromNow().types("session.status-changed"));
    bureau.sessions().stop(id, "enough");
    turn();

    assertThat(told)
        .containsExactly("one INITIALIZING ERROR", "one ERROR TERMINATED", "one terminated enough");
  }

  @Test
  void isToldWithoutAReasonOfASessionThatIsGone() {
    bureau.sessions().stop(id, "enough");
    bureau.follow(
        Follow.fromStart(),
        new SessionListener() {
          @Override
          public void statusChanged(SessionId session, Status from, Status to, Entry entry) {
            if (to.isFinal()) {
              bureau.sessions().delete(id);
            }
          }

          @Override
          public void terminated(SessionId session, Ending ending, Entry entry) {
            told.add(ending.toString());
          }
        });
    turn();

    assertThat(told).containsExactly(new Ending(null, null).toString());
  }

  @Test
  void isNotToldTheReasonOfAnotherSessionThatHasTakenTheId() {
    bureau.sessions().stop(id, "first");
    bureau.follow(
        Follow.fromStart(),
        new SessionListener() {
          @Override
          public void statusChanged(SessionId session, Status from, Status to, Entry entry) {
            if (to.isFinal() && told.isEmpty()) {
              bureau.sessions().delete(id);
              bureau.sessions().create(SessionSpec.active("another").id(id));
              bureau.sessions().stop(id, "second");
            }
          }

          @Override
          public void terminated(SessionId session, Ending ending, Entry entry) {
            told.add(String.valueOf(ending.reason()));
          }
        });
    turn();
    turn();

    assertThat(told).containsExactly("null", "second");
  }

  @Test
  void needsNoMethodOfItsOwn() {
    Following following = bureau.follow(Follow.fromStart(), new SessionListener() {});
    bureau.sessions().fail(id, 3, "broken");
    bureau.sessions().stop(id, "enough");
    turn();

    assertThat(following.failures()).isZero();
  }

  private void follow(Follow follow) {
    bureau.follow(follow, new Writing());
  }

  private void turn() {
    seams.runRepeating("listener");
  }
}
