package dev.bureau.orchestrator.wait;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.grant.Questions;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import java.util.ArrayList;
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
    Session end = end(session);
    if (end.hasEnded()) {
      return List.of();
    }
    List<Wait> waits = new ArrayList<>(limits(end));
    waits.addAll(door.load(end.id()).aspects().get(Waits.ASPECT).all());
    return List.copyOf(waits);
  }

  /** What is asked because of limits of the tree, which stand where the chain began. */
  private List<Wait> limits(Session end) {
    if (end.id().equals(end.links().chain())) {
      return List.of();
    }
    Aspects first = door.load(end.links().chain()).aspects();
    return first.get(Waits.ASPECT).all().stream()
        .filter(each -> Questions.isOne(first.get(Budget.ASPECT), each.id()))
        .toList();
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
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another just now
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
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another just now
   */
  public void cancel(SessionId session, MessageId wait, String reason) {
    settle(session, Questions.cancel(wait), WaitRules.cancel(wait, reason), wait);
  }

  private Session end(SessionId session) {
    return door.end(session).orElseThrow(() -> new NoSuchSessionException(session));
  }

  /** A question about a limit has an answer of its own. */
  private void settle(SessionId session, Decision limit, Decision other, MessageId wait) {
    Session end = end(session);
    boolean isAskedThere = limits(end).stream().anyMatch(each -> each.id().equals(wait));
    if (isAskedThere) {
      door.change(end.links().chain(), caller, limit);
      return;
    }
    door.change(
        end.id(),
        caller,
        (head, aspects, moment) -> {
          requireLiving(head);
          boolean isOfLimit = Questions.isOne(aspects.get(Budget.ASPECT), wait);
          return (isOfLimit ? limit : other).decide(head, aspects, moment);
        });
  }

  private static void requireLiving(Session end) {
    if (end.hasEnded()) {
      throw new SessionEndedException(end.id());
    }
    TransitionRules.requireNotPassing(end);
  }
}
