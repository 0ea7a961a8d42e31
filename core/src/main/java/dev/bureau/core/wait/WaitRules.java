package dev.bureau.core.wait;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pure rules of waiting (X60). Whatever ends a wait is a message to the session itself that has
 * the wait's id as its correlation. The one that tells of the timeout is sent when the wait begins,
 * to be handled when the time is over, so that nobody has to remember the time. A wait that ends
 * otherwise withdraws it, whatever has become of it by then.
 */
public final class WaitRules {
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private WaitRules() {}

  /**
   * Makes sure that something can be waited for so long.
   *
   * @throws BadInputException if it is not longer than zero, or longer than 3,660 days
   */
  public static void requireTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new BadInputException(
          "timeout",
          timeout,
          "give a time longer than zero, at most " + LONGEST.toDays() + " days");
    }
  }

  /**
   * Asks another session and waits for its reply. Nothing happens if that is waited for already.
   *
   * @throws BadInputException if something else is waited for under that key
   */
  public static Change request(Session session, Waits waits, Enquiry enquiry, Moment moment) {
    Optional<Wait> open = waits.find(enquiry.id());
    if (open.isPresent()) {
      requireSame(enquiry, open.get().whom());
      return Change.NONE;
    }
    return asked(session, enquiry, moment);
  }

  /**
   * Makes sure that a key stands for one receiver as long as its reply is waited for: by the key
   * alone the reply tells what it answers.
   *
   * @param whom who is asked already
   * @throws BadInputException if that is somebody else
   */
  public static void requireSame(Enquiry enquiry, String whom) {
    if (!enquiry.receiver().value().equals(whom)) {
      throw new BadInputException(
          "key", enquiry.id(), "give another one: under this one '" + whom + "' is asked");
    }
  }

  private static Change asked(Session session, Enquiry enquiry, Moment moment) {
    Instant until = moment.now().plus(enquiry.timeout());
    Letter letter = enquiry.letter();
    Message asked =
        Message.of(
            enquiry.id(),
            Actor.session(session.id()),
            enquiry.receiver(),
            moment.now(),
            letter.deadline() == null ? letter.deadline(until) : letter);
    Wait wait =
        new Wait(
            enquiry.id(),
            Wait.Kind.REPLY,
            enquiry.receiver().value(),
            letter.content(),
            moment.now(),
            until,
            Wait.State.OPEN);
    return Change.of(new MessageSent(asked.id(), asked.type(), asked.receiver()))
        .withSends(List.of(Send.now(asked)))
        .and(open(session, wait));
  }

  /** Begins a wait. */
  public static Change open(Session session, Wait wait) {
    Message timeout =
        Message.of(
            wait.timeout(),
            Actor.session(session.id()),
            session.id(),
            wait.until(), // else it would seem to have been on its way as long
            Letter.of(MessageType.WAIT_TIMED_OUT, Map.of("whom", wait.whom()))
                .inReplyTo(wait.id()));
    return Change.of(new WaitOpened(wait)).withSends(List.of(new Send(timeout, wait.until())));
  }

  /**
   * Answers what a session has asked a person or a system.
   *
   * @throws NotWaitingException if it does not wait for that answer
   */
  public static Decision answer(MessageId id, Map<String, Object> answer) {
    return (session, aspects, moment) -> {
      Wait wait = open(session.id(), aspects.get(Waits.ASPECT), id);
      if (wait.kind() != Wait.Kind.ANSWER) {
        throw new NotWaitingException(session.id(), id);
      }
      return settle(session, wait, Wait.State.ANSWERED, moment, answer);
    };
  }

  /**
   * Calls a wait off.
   *
   * @param reason in a few words
   * @throws NotWaitingException if it is not open
   */
  public static Decision cancel(MessageId id, String reason) {
    return (session, aspects, moment) ->
        settle(
            session,
            open(session.id(), aspects.get(Waits.ASPECT), id),
            Wait.State.CANCELLED,
            moment,
            Map.of("reason", reason));
  }

  /**
   * Whether a message is the news of a timeout, by which a session tells itself that nobody has
   * answered; anybody may send one of that type.
   */
  public static boolean isTimeout(Message message) {
    return message.type().equals(MessageType.WAIT_TIMED_OUT)
        && message.sender().equals(Actor.session(message.receiver()));
  }

  /**
   * The wait that the handling of a message ends: any reply ends one for a reply, but a question to
   * a person or a system is answered only by {@link #answer}. One that was called off ends with the
   * news of that, so that a reply which waits by then is a message like any other.
   */
  public static Optional<Wait> endedBy(Waits waits, Message message) {
    return waits.find(message.correlation()).filter(wait -> ends(wait, message));
  }

  private static boolean ends(Wait wait, Message message) {
    if (message.id().equals(wait.answer())) {
      return true;
    }
    return wait.state() != Wait.State.CANCELLED
        && (wait.kind() == Wait.Kind.REPLY || message.id().equals(wait.timeout()));
  }

  /** What the handling of a message does to the wait that it ends, if it ends one. */
  public static Change ended(Waits waits, Message message) {
    return endedBy(waits, message).map(wait -> ended(wait, message)).orElse(Change.NONE);
  }

  private static Change ended(Wait wait, Message message) {
    boolean late = message.id().equals(wait.timeout());
    WaitEnded.Outcome outcome =
        switch (wait.state()) {
          case CANCELLED -> WaitEnded.Outcome.CANCELLED;
          case ANSWERED -> WaitEnded.Outcome.ANSWERED;
          case OPEN -> late ? WaitEnded.Outcome.TIMED_OUT : WaitEnded.Outcome.ANSWERED;
        };
    Change ended = Change.of(new WaitEnded(wait.id(), outcome));
    return wait.state() == Wait.State.OPEN && !late
        ? ended.withWithdrawals(List.of(wait.timeout()))
        : ended;
  }

  private static Wait open(SessionId session, Waits waits, MessageId id) {
    return waits
        .find(id)
        .filter(each -> each.state() == Wait.State.OPEN)
        .orElseThrow(() -> new NotWaitingException(session, id));
  }

  private static Change settle(
      Session session, Wait wait, Wait.State state, Moment moment, Map<String, Object> content) {
    String type = state == Wait.State.ANSWERED ? MessageType.ANSWER : MessageType.WAIT_CANCELLED;
    Message news =
        Message.of(
            wait.answer(),
            moment.actor(),
            session.id(),
            moment.now(),
            Letter.of(type, content).inReplyTo(wait.id()));
    return Change.of(new WaitSettled(wait.id(), state))
        .withSends(List.of(Send.now(news)))
        .withWithdrawals(List.of(wait.timeout()));
  }
}
