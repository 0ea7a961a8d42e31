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
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pure rules of handing out work (S1): a task is under way as long as its reply is waited for,
 * and at most {@code maxConcurrentTasks} are.
 */
public final class TaskRules {
  private static final int DIGITS = 32;

  private TaskRules() {}

  /**
   * Takes a task, to be handed out by {@link #goOn}. Nothing happens if it is there already.
   *
   * @throws BadInputException if the session is no director, or something else is asked for under
   *     that key
   */
  public static Change give(Session session, Aspects aspects, Enquiry task) {
    if (session.type() != SessionType.DIRECTOR) {
      throw new BadInputException(
          "session type", session.type(), "let a DIRECTOR delegate, or send a request");
    }
    return isAsked(aspects, task) ? Change.NONE : Change.of(new TaskGiven(task));
  }

  /**
   * Whether that is asked already, or is to be asked as a task.
   *
   * @throws BadInputException if somebody else is asked, or to be asked, under that key
   */
  public static boolean isAsked(Aspects aspects, Enquiry enquiry) {
    Optional<String> whom = asked(aspects, enquiry.id());
    whom.ifPresent(each -> WaitRules.requireSame(enquiry, each));
    return whom.isPresent();
  }

  /** Who is asked, or is to be asked, under that key. */
  private static Optional<String> asked(Aspects aspects, MessageId key) {
    for (Enquiry each : aspects.get(Tasks.ASPECT).queued()) {
      if (each.id().equals(key)) {
        return Optional.of(each.receiver().value());
      }
    }
    return aspects.get(Waits.ASPECT).find(key).map(Wait::whom);
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
          changes.add(handedOut(session, waits, each, moment));
          free--;
        }
      }
      return Change.all(changes);
    };
  }

  private static int most(Aspects aspects) {
    return aspects.get(Duty.ASPECT).directing().maxConcurrentTasks();
  }

  private static Change handedOut(Session session, Waits waits, Enquiry task, Moment moment) {
    return Change.of(new TaskHandedOut(task.id(), task.receiver()))
        .and(WaitRules.request(session, waits, task, moment));
  }

  private static Change refused(Session session, Enquiry task, String refusal, Moment moment) {
    Letter news =
        Letter.of(
                MessageType.ERROR, Map.of("department", task.receiver().value(), "reason", refusal))
            .inReplyTo(task.id());
    Message told =
        Message.of(
            news(task.id(), moment), Actor.session(session.id()), session.id(), moment.now(), news);
    return Change.of(new TaskEnded(task.id(), refusal)).withSends(List.of(Send.now(told)));
  }

  /** A name of the same length for every task, and another one if it is given again. */
  private static MessageId news(MessageId task, Moment moment) {
    String text = task + " " + moment.now();
    return new MessageId("refused-" + BlobId.of(text).value().substring(0, DIGITS));
  }
}
