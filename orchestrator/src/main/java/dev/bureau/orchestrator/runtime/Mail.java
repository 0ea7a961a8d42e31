package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Session;
import dev.bureau.core.task.TaskRules;
import dev.bureau.core.wait.Enquiry;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The decisions by which a handling sends and waits. What they send is named after the commit and
 * the operation's place in it, so that deciding again names it alike.
 */
final class Mail {
  private Mail() {}

  static Decision send(SessionId receiver, Letter letter, int place) {
    return (session, aspects, moment) ->
        sent(session, receiver, letter, id(letter, moment, place), moment);
  }

  static Decision publish(List<SessionId> receivers, Letter letter, int place) {
    return (session, aspects, moment) -> {
      MessageId id = id(letter, moment, place);
      return Change.all(
          receivers.stream().map(each -> sent(session, each, letter, id, moment)).toList());
    };
  }

  static Decision request(SessionId receiver, Letter letter, Duration timeout, int place) {
    WaitRules.requireTimeout(timeout);
    return (session, aspects, moment) -> {
      Enquiry enquiry = new Enquiry(id(letter, moment, place), receiver, letter, timeout);
      return TaskRules.isAsked(aspects, enquiry)
          ? Change.NONE
          : WaitRules.request(session, aspects.get(Waits.ASPECT), enquiry, moment);
    };
  }

  static Decision delegate(SessionId department, Letter letter, Duration timeout, int place) {
    WaitRules.requireTimeout(timeout);
    Message.requireType(letter.type()); // a task may stand in the journal before it is a message
    return (session, aspects, moment) ->
        TaskRules.give(
            session, aspects, new Enquiry(id(letter, moment, place), department, letter, timeout));
  }

  static Decision ask(String whom, Map<String, Object> question, Duration timeout, int place) {
    WaitRules.requireTimeout(timeout);
    return (session, aspects, moment) ->
        WaitRules.open(
            session,
            new Wait(
                named(moment, place),
                Wait.Kind.ANSWER,
                whom,
                question,
                moment.now(),
                moment.now().plus(timeout),
                Wait.State.OPEN));
  }

  static Decision reply(Message request, Letter letter) {
    Message.requireType(letter.type()); // here it becomes no message, which would see to that
    return (session, aspects, moment) ->
        Change.of(new MessageReplied(request.id(), letter.type(), letter.content()));
  }

  private static Change sent(
      Session session, SessionId receiver, Letter letter, MessageId id, Moment moment) {
    Message sent = Message.of(id, Actor.session(session.id()), receiver, moment.now(), letter);
    return Change.of(new MessageSent(id, letter.type(), receiver))
        .withSends(List.of(Send.now(sent)));
  }

  private static MessageId id(Letter letter, Moment moment, int place) {
    return letter.key() != null ? letter.key() : named(moment, place);
  }

  private static MessageId named(Moment moment, int place) {
    return new MessageId(moment.commit().value() + "-" + place);
  }
}
