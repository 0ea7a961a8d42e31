package dev.bureau.core.task;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.wait.Enquiry;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pure rules of handing out work (S1): a task is under way as long as its reply is waited for,
 * and at most {@code maxConcurrentTasks} are.
 */
public final class TaskRules {
  private static final int DIGITS = 32;

  private TaskRules() {}

  /**
   * Takes a task, to be handed out by {@link #goOn}.
   *
   * @throws BadInputException if the session is no director
   */
  public static Change give(Session session, Enquiry task) {
    if (session.type() != SessionType.DIRECTOR) {
      throw new BadInputException(
          "session type", session.type(), "let a DIRECTOR delegate, or send a request");
    }
    return Change.of(new TaskGiven(task));
  }

  /**
   * Takes note of the tasks that have ended and hands out others, as many as may be under way; at
   * the end of each handling.
   *
   * @param unreachable who takes no such messages, with the reasons: their tasks end, and the
   *     director is told by a message of type ERROR that has the task as its correlation
   */
  public static Decision goOn(Map<Recipient, String> unreachable) {
    return (session, aspects, moment) -> {
      Tasks tasks = aspects.get(Tasks.ASPECT);
      if (tasks.isEmpty()) {
        return Change.NONE;
      }
      List<Change> changes = new ArrayList<>();
      Waits waits = aspects.get(Waits.ASPECT);
      int free = most(aspects);
      for (Tasks.UnderWay each : tasks.underWay()) {
        if (waits.find(each.task()).isPresent()) {
          free--;
        } else {
          changes.add(Change.of(new TaskEnded(each.task(), null)));
        }
      }
      for (Enquiry each : tasks.queued()) {
        String refusal = unreachable.get(Recipient.of(each));
        if (refusal != null) {
          changes.add(refused(session, each, refusal, moment));
        } else if (free > 0) {
          changes.add(handedOut(session, each, moment));
          free--;
        }
      }
      return Change.all(changes);
    };
  }

  private static int most(Aspects aspects) {
    return aspects.get(Duty.ASPECT).directing().maxConcurrentTasks();
  }

  private static Change handedOut(Session session, Enquiry task, Moment moment) {
    return Change.of(new TaskHandedOut(task.id(), task.receiver()))
        .and(WaitRules.request(session, task, moment));
  }

  private static Change refused(Session session, Enquiry task, String refusal, Moment moment) {
    Letter news =
        Letter.of(
                MessageType.ERROR, Map.of("department", task.receiver().value(), "reason", refusal))
            .inReplyTo(task.id());
    Message told =
        Message.of(news(task.id()), Actor.session(session.id()), session.id(), moment.now(), news);
    return Change.of(new TaskEnded(task.id(), refusal)).withSends(List.of(Send.now(told)));
  }

  /** A name of the same length for every task. */
  private static MessageId news(MessageId task) {
    return new MessageId("refused-" + BlobId.of(task.value()).value().substring(0, DIGITS));
  }
}
