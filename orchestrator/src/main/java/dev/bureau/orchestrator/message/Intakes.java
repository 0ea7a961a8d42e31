package dev.bureau.orchestrator.message;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.store.Failure;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.wait.Waits;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the live end of one chain takes, and what becomes of its mail when it takes no more. */
final class Intakes {
  /** Later than any retry, and within the range of every store. */
  static final Instant ANY_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private static final int SLICE = 1_000;

  private final Post post;
  private final Caller caller;
  private final Session end;

  Intakes(Post post, Caller caller, SessionId session) {
    this.post = post;
    this.caller = caller;
    this.end = post.door().end(session).orElseThrow(() -> new NoSuchSessionException(session));
  }

  Session register(Set<String> types, Priority priority) {
    types.forEach(Message::requireType);
    return change(new Intake(new TreeSet<>(types), priority.level(), true));
  }

  void close() {
    change(Intake.CLOSED);
  }

  private Session change(Intake wanted) {
    Decision decision =
        (session, aspects, moment) -> {
          TransitionRules.requireNotPassing(session);
          if (session.status().isFinal()) {
            throw new SessionEndedException(session.id());
          }
          return Change.of(SessionRules.takeIn(session, wanted));
        };
    return post.door().change(end.id(), caller, decision).session();
  }

  /** Makes dead letters of all that is left; how many. */
  long bury() {
    long buried = 0;
    long before;
    do {
      before = buried;
      for (Delivery each : left(SLICE)) {
        Failure failure = Failure.unhandled("session '" + end.id() + "' has deregistered");
        if (post.store().mailboxes().failed(mailbox(), each.message().id(), failure)) {
          buried++;
        }
      }
    } while (buried > before);
    return buried;
  }

  /** What others have sent and still waits, the first of it; but for what ends a wait. */
  List<Delivery> left(int limit) {
    Waits waits = post.door().load(end.id()).aspects().get(Waits.ASPECT);
    int asked = limit;
    while (true) {
      List<Delivery> waiting = post.store().mailboxes().pending(mailbox(), ANY_TIME, asked);
      List<Delivery> left =
          waiting.stream().filter(each -> !isOwn(each.message(), waits)).limit(limit).toList();
      if (!left.isEmpty() || waiting.size() < asked) {
        return left;
      }
      asked = asked <= Integer.MAX_VALUE / 2 ? asked * 2 : Integer.MAX_VALUE;
    }
  }

  private boolean isOwn(Message message, Waits waits) {
    return message.sender().session().filter(this::isOfChain).isPresent()
        || waits.find(message.correlation()).isPresent();
  }

  /** Whether that is the live end, or was before it. */
  private boolean isOfChain(SessionId sender) {
    return post.door()
        .end(sender)
        .filter(each -> each.links().chain().equals(mailbox()))
        .isPresent();
  }

  private SessionId mailbox() {
    return end.links().chain();
  }
}
