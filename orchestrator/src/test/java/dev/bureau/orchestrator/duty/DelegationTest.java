package dev.bureau.orchestrator.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.duty.Direction;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.task.TaskEnded;
import dev.bureau.core.task.TaskHandedOut;
import dev.bureau.core.task.Tasks;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S1: a director hands out at most so many tasks at once. */
class DelegationTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final SessionId DEPARTMENT = new SessionId("department");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Office office = new Office();
  private final Semaphore mayWork = new Semaphore(0);
  private final BlockingQueue<String> worked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    mayWork.release(1_000);
    office.close();
  }

  /** The director delegates as many tasks as it is told; the department does one after another. */
  private void handle(Message message, Context context) throws Exception {
    if (context.session().id().equals(DEPARTMENT)) {
      Deadline.acquire(mayWork, 1);
      worked.add(String.valueOf(message.content().get("text")));
      context.reply(Letter.of("DONE", Map.of()));
    } else if (message.type().equals(MessageType.DIRECTION)) {
      for (String each : String.valueOf(message.content().get("text")).split(",", -1)) {
        context.delegate(DEPARTMENT, Office.letter(each), HOUR);
      }
    } else {
      told.add(message);
    }
  }

  private Bureau open(int most) {
    Bureau bureau = office.open(this::handle);
    bureau
        .sessions()
        .create(
            SessionSpec.director("d").id(DIRECTOR).agent(Office.AGENT).maxConcurrentTasks(most));
    bureau
        .sessions()
        .create(
            SessionSpec.department("d").id(DEPARTMENT).agent(Office.AGENT).supervisor(DIRECTOR));
    bureau.sessions().start(DIRECTOR);
    bureau.sessions().start(DEPARTMENT);
    return bureau;
  }

  private static void direct(Bureau bureau, String tasks) throws Exception {
    Office.awaitHandled(bureau, bureau.send(DIRECTOR, Office.letter(tasks)));
  }

  @Test
  void keepsTheOthersBack() throws Exception {
    Bureau bureau = open(2);

    direct(bureau, "a,b,c,d,e");

    Tasks tasks = bureau.duties().tasks(DIRECTOR);
    assertThat(tasks.underWay()).hasSize(2);
    assertThat(tasks.queued())
        .extracting(each -> each.letter().content().get("text"))
        .containsExactly("c", "d", "e");
  }

  @Test
  void handsTheNextOneOutWhenOneHasEnded() throws Exception {
    Bureau bureau = open(2);
    direct(bureau, "a,b,c,d");

    mayWork.release();
    Deadline.take(told);
    Office.await(bureau, DIRECTOR, TaskEnded.class);

    Tasks tasks = bureau.duties().tasks(DIRECTOR);
    assertThat(tasks.underWay()).hasSize(2);
    assertThat(tasks.queued()).hasSize(1);
  }

  @Test
  void hasAllDoneInOrder() throws Exception {
    Bureau bureau = open(1);
    direct(bureau, "a,b,c,d");

    mayWork.release(4);
    for (int i = 0; i < 4; i++) {
      Deadline.take(told);
    }

    assertThat(worked).containsExactly("a", "b", "c", "d");
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    Bureau before = open(1);
    direct(before, "a,b");
    mayWork.release(2);
    office.close(before);

    Bureau after = office.open(this::handle);
    Office.await(after, entry -> isSecondEnd(after, entry.event()));

    assertThat(worked).containsOnly("a", "b");
  }

  private static boolean isSecondEnd(Bureau bureau, Object event) {
    return event instanceof TaskEnded
        && Office.events(bureau, DIRECTOR).stream().filter(TaskEnded.class::isInstance).count()
            == 2;
  }

  @Test
  void handsOutMoreOnceMoreAreAllowed() throws Exception {
    Bureau bureau = open(1);
    direct(bureau, "a,b,c");

    bureau.duties().assign(DIRECTOR, Duty.NONE.with(new Direction(3, null)));
    direct(bureau, "d");

    assertThat(bureau.duties().tasks(DIRECTOR).underWay()).hasSize(3);
  }

  @Test
  void tellsTheDirectorOfADepartmentThatHasEnded() throws Exception {
    Bureau bureau = open(1);
    bureau.sessions().stop(DEPARTMENT, "closed");

    direct(bureau, "a");

    Message news = Deadline.take(told);
    assertThat(news.type()).isEqualTo(MessageType.ERROR);
    assertThat(String.valueOf(news.content().get("reason"))).contains("department");
    assertThat(bureau.duties().tasks(DIRECTOR).isEmpty()).isTrue();
  }

  @Test
  void isRefusedToADepartment() throws Exception {
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) -> context.delegate(DIRECTOR, Office.letter("a"), HOUR));
    bureau.sessions().create(SessionSpec.director("d").id(DIRECTOR));
    SessionId department =
        bureau.sessions().create(SessionSpec.department("d").agent(Office.AGENT)).id();
    bureau.sessions().start(department);

    MessageId sent = bureau.send(department, Office.letter());

    assertThat(office.store().takeBuried()).isEqualTo(sent);
    assertThat(Office.events(bureau, department))
        .noneMatch(each -> each instanceof MessageHandled || each instanceof TaskHandedOut);
  }

  @Test
  void keepsTheKeyOfATaskThatIsNotHandedOutYet() throws Exception {
    SessionId other = new SessionId("other");
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) -> {
              if (message.content().containsValue("give")) {
                context.delegate(DEPARTMENT, Office.letter("a"), HOUR);
                context.delegate(DEPARTMENT, Office.letter("b").key("k"), HOUR);
              } else if (message.content().containsValue("ask")) {
                context.request(other, Office.letter("c").key("k"), HOUR);
              }
            });
    bureau
        .sessions()
        .create(SessionSpec.director("d").id(DIRECTOR).agent(Office.AGENT).maxConcurrentTasks(1));
    bureau.sessions().create(SessionSpec.department("d").id(DEPARTMENT));
    bureau.sessions().create(SessionSpec.department("d").id(other));
    bureau.sessions().start(DIRECTOR);
    direct(bureau, "give");

    MessageId asking = bureau.send(DIRECTOR, Office.letter("ask"));

    assertThat(office.store().takeBuried()).isEqualTo(asking);
    assertThat(bureau.duties().tasks(DIRECTOR).queued()).hasSize(1);
  }
}
