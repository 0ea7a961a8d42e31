package dev.bureau.orchestrator.wait;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.grant.Questions;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import java.util.List;
import java.util.Map;

/**
 * Tells what sessions wait for, and answers it (X60). A session means the live end of its chain.
 * Thread-safe. Each method that changes something throws what {@link Door#change} throws, beside
 * what it says itself.
 */
public final class WaitManager {
  private final Door door;
  private final Caller caller;

  /**
   * @param actor in whose name answers are given
   */
  public WaitManager(Door door, Actor actor) {
    this.door = door;
    this.caller = Caller.of(actor);
  }

  /**
   * What a session waits for, in the order in which it asked; also what was answered and has not
   * reached it yet. One that has ended waits for nothing.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public List<Wait> of(SessionId session) {
    Loaded end = door.load(end(session));
    return end.session().status().isFinal() ? List.of() : end.aspects().get(Waits.ASPECT).all();
  }

  /**
   * Answers what a session has asked a person or a system; it gets the answer as a message. The
   * answer to a question about a limit is the new limit, as the number {@code limit}; it holds at
   * once, and there is no message.
   *
   * @param wait which question
   * @param content the answer, a JSON object of at most 256 KiB
   * @throws dev.bureau.core.wait.NotWaitingException if it does not wait for that answer
   * @throws SessionEndedException if it has ended
   */
  public void answer(SessionId session, MessageId wait, Map<String, Object> content) {
    settle(session, Questions.answer(wait, content), WaitRules.answer(wait, content), wait);
  }

  /**
   * Calls off what a session waits for; it is told by a message.
   *
   * @param reason in a few words
   * @throws dev.bureau.core.wait.NotWaitingException if it does not wait for that
   * @throws SessionEndedException if it has ended
   */
  public void cancel(SessionId session, MessageId wait, String reason) {
    settle(session, Questions.cancel(wait), WaitRules.cancel(wait, reason), wait);
  }

  private SessionId end(SessionId session) {
    return door.end(session).orElseThrow(() -> new NoSuchSessionException(session)).id();
  }

  /** A question about a limit has an answer of its own. */
  private void settle(SessionId session, Decision limit, Decision other, MessageId wait) {
    Decision rule =
        (head, aspects, moment) ->
            (Questions.isOne(aspects.get(Budget.ASPECT), wait) ? limit : other)
                .decide(head, aspects, moment);
    door.change(end(session), caller, ofLiving(rule));
  }

  private static Decision ofLiving(Decision rule) {
    return (session, aspects, moment) -> {
      if (session.status().isFinal()) {
        throw new SessionEndedException(session.id());
      }
      return rule.decide(session, aspects, moment);
    };
  }
}
