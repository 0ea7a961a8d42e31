package dev.bureau.orchestrator.message;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.orchestrator.feed.EntryListener;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.group.GroupManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sends mail from outside a handling (S21, S22), in the name of this handle's actor. What is sent
 * is durable when a method returns, and a letter with a key is sent once, however often it is sent
 * (X61): one with other content under the same key is taken as sent, too. An observer may send and
 * publish, too: mail changes nothing of its receiver until that handles it. Thread-safe.
 *
 * <p>Each method that sends throws these, and has then sent nothing to nobody: {@link
 * dev.bureau.core.door.NoSuchSessionException} if there is no such receiver, {@link
 * dev.bureau.core.door.SessionEndedException} if it has ended and nobody has taken over, {@link
 * dev.bureau.core.door.MessageRefusedException} if it does not take the type, {@link
 * MailboxFullException} if there is no room, {@link BadInputException} if the type is none.
 */
public final class Messages {
  private final Post post;
  private final Actor actor;
  private final GroupManager groups;
  private final Function<EntryListener, Following> follow;

  /**
   * @param actor in whose name mail is sent
   * @param groups who is in which group
   * @param follow has a listener told of the messages that are handled from now on
   */
  public Messages(
      Post post, Actor actor, GroupManager groups, Function<EntryListener, Following> follow) {
    this.post = post;
    this.actor = actor;
    this.groups = groups;
    this.follow = follow;
  }

  /**
   * Sends a message.
   *
   * @return its id: the letter's key, if it has one
   */
  public MessageId send(SessionId receiver, Letter letter) {
    Message message = post.message(actor, receiver, letter);
    post.put(List.of(post.addressed(message)));
    return message.id();
  }

  /**
   * Sends a message, and waits for room if the mailbox is full.
   *
   * @param patience the longest to wait; zero or less does not wait
   * @return its id: the letter's key, if it has one
   * @throws MailboxFullException if there is no room by then
   */
  public MessageId send(SessionId receiver, Letter letter, Duration patience)
      throws InterruptedException {
    return new PatientSend(post, post.message(actor, receiver, letter)).within(patience);
  }

  /**
   * Sends messages to one session, all or none, in one step and in this order.
   *
   * @return their ids in that order
   * @throws MailboxFullException if there is no room for all of them
   * @throws BadInputException if there are more than a mailbox may hold
   */
  public List<MessageId> sendAll(SessionId receiver, List<Letter> letters) {
    if (letters.size() > post.capacity()) {
      throw new BadInputException(
          "letters", letters.size(), "send at most " + post.capacity() + " at once");
    }
    List<Posting> postings = new ArrayList<>();
    for (Letter each : letters) {
      postings.add(post.addressed(post.message(actor, receiver, each)));
    }
    if (!postings.isEmpty()) {
      post.put(postings);
    }
    return postings.stream().map(each -> each.message().id()).toList();
  }

  /**
   * Opens a batch that collects letters and sends them together. Close it; this bureau closes it
   * when it is closed.
   *
   * @param size how many letters are sent at the latest, 1-10,000
   * @param delay after which a letter is sent at the latest, longer than zero, at most 3,660 days
   * @throws BadInputException if one of them is out of its range
   * @throws IllegalStateException if this bureau is closed
   */
  public MessageBatch batch(int size, Duration delay) {
    return new MessageBatch(post, actor, size, delay);
  }

  /**
   * Sends a request and waits for the reply. The reply may come from another process. A request
   * with a key may be asked again, after a timeout or a crash, and gets the reply that was given to
   * it, also one that was given before. This reads what the receiver has journaled since the
   * request, or all of it if there is a key.
   *
   * @param timeout the longest to wait; set the letter's deadline, too, if the request is of no use
   *     after it
   * @throws RequestTimedOutException if there is no reply by then; the request may still be handled
   * @throws RequestFailedException if it has become a dead letter
   * @throws dev.bureau.core.door.SessionEndedException if the receiver ends without a reply
   * @throws BadInputException if this handle acts for a session, which has a mailbox that gets the
   *     reply: ask inside its handling
   */
  public Reply request(SessionId receiver, Letter letter, Duration timeout)
      throws InterruptedException {
    if (actor.session().isPresent()) {
      throw new BadInputException(
          "actor", actor, "ask as a person or a node; a session asks inside its handling");
    }
    Message message = post.message(actor, receiver, letter);
    return new Request(post, message, letter.key() != null).await(timeout);
  }

  /**
   * Sends one letter to all members of a group, in one step: a full mailbox keeps it from all. Who
   * sends does not get it, nor who has ended or does not take its type.
   *
   * @param group a group; one that is not there has no members
   * @return who got it, and who did not and why
   * @throws BadInputException also if the group's name is outside the grammar of ids
   */
  public Published publish(String group, Letter letter) {
    return new Publishing(post, actor).to(groups.members(group), letter);
  }

  /**
   * Sends one letter to all sessions that have a capability and are not final, as {@link #publish}
   * does. This reads the heads of all sessions that are not final, a thousand at a time.
   */
  public Published publishToCapable(String capability, Letter letter) {
    List<SessionId> capable = Audience.capable(post.store().sessions(), capability);
    return new Publishing(post, actor).to(capable, letter);
  }

  /**
   * Tells a listener of the messages that are handled from now on, in other processes too.
   *
   * @return ends it when closed
   */
  public Subscription subscribe(MessageFilter filter, MessageListener listener) {
    Following following =
        follow.apply(
            entry -> {
              if (entry.event() instanceof MessageHandled handled
                  && filter.matches(handled.message())) {
                listener.handled(handled.message(), entry);
              }
            });
    return new Subscription(post.traffic(), following::close);
  }

  /** What passed through this bureau since it was opened, and what lies in its store now. */
  public MessageStatistics statistics() {
    Mailboxes.Counts counts = post.store().mailboxes().counts();
    Traffic traffic = post.traffic();
    return new MessageStatistics(
        traffic.sent(),
        traffic.delivered(),
        counts.dead(),
        counts.waiting(),
        traffic.meanLatency(),
        traffic.subscribers());
  }

  /**
   * The mail of one session.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public Inbox inbox(SessionId session) {
    Session head =
        post.store()
            .sessions()
            .head(session)
            .orElseThrow(() -> new NoSuchSessionException(session))
            .session();
    return new Inbox(post, Caller.of(actor), head);
  }
}
