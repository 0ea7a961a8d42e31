package dev.bureau.orchestrator.message;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.group.Groups;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import dev.bureau.core.wait.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages and tells what became of them. Whatever is sent is durable when the method returns
 * (X23), and sent once for one key (X61). Thread-safe.
 */
public final class Messages {
  /** Later than any retry, and within the range of every store. */
  private static final Instant ANY_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private static final int PAGE = 1_000;

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Actor actor;
  private final int capacity;
  private final Consumer<SessionId> wake;

  /**
   * @param actor in whose name messages are sent
   * @param capacity the most messages that may wait in a mailbox
   * @param wake is told each mailbox that got something
   */
  public Messages(
      Door door, Store store, Seams seams, Actor actor, int capacity, Consumer<SessionId> wake) {
    this.door = door;
    this.store = store;
    this.seams = seams;
    this.actor = actor;
    this.capacity = capacity;
    this.wake = wake;
  }

  /**
   * Sends a message to a session.
   *
   * @return the message's id
   * @throws NoSuchSessionException if there is no such receiver
   * @throws dev.bureau.core.door.SessionEndedException if it has ended and nobody has taken over
   * @throws dev.bureau.core.door.MessageRefusedException if it does not take messages of that type
   * @throws MailboxFullException if there is no room in its mailbox
   * @throws dev.bureau.core.error.BadInputException if the letter's type is outside its grammar
   */
  public MessageId send(SessionId receiver, Letter letter) {
    return sendAll(receiver, List.of(letter)).get(0);
  }

  /**
   * Sends messages to a session, all or none of them; throws as {@link #send} does.
   *
   * @return their ids, in the same order
   */
  public List<MessageId> sendAll(SessionId receiver, List<Letter> letters) {
    List<MessageId> ids = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    for (Letter each : letters) {
      Message message = message(id(each), receiver, each);
      postings.add(new Posting(door.mailboxOf(receiver, each.type()), message));
      ids.add(message.id());
    }
    put(postings);
    return List.copyOf(ids);
  }

  /**
   * Sends a message to every member of a group, all at once. Left out are the sender, who has
   * ended, and who does not take messages of that type. A group that does not exist has no members.
   *
   * @throws MailboxFullException if one of them has no room; then nobody gets it
   */
  public Published publish(String group, Letter letter) {
    Audience audience = new Audience(door, actor, letter.type());
    if (store.sessions().head(SessionId.BUREAU).isPresent()) {
      door.load(SessionId.BUREAU)
          .aspects()
          .get(Groups.ASPECT)
          .members(group)
          .forEach(audience::add);
    }
    return publish(audience, letter);
  }

  /**
   * Sends a message to every session that has a capability and is not final, all at once; else as
   * {@link #publish}.
   */
  public Published publishToCapable(String capability, Letter letter) {
    Audience audience = new Audience(door, actor, letter.type());
    @Nullable Cursor after = null;
    do {
      Page page = store.sessions().query(Query.of(Filter.notFinal()).limit(PAGE).after(after));
      page.sessions().stream()
          .filter(each -> each.profile().capabilities().contains(capability))
          .map(Session::id)
          .forEach(audience::add);
      after = page.next();
    } while (after != null);
    return publish(audience, letter);
  }

  private Published publish(Audience audience, Letter letter) {
    MessageId id = id(letter);
    List<Posting> postings = new ArrayList<>();
    audience
        .byMailbox()
        .forEach(
            (mailbox, receiver) ->
                postings.add(new Posting(mailbox, message(id, receiver, letter))));
    put(postings);
    return new Published(id, List.copyOf(audience.byMailbox().values()), audience.leftOut());
  }

  /**
   * What waits for a session, highest priority first, then in order of arrival; also what is due
   * later.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public List<Delivery> waiting(SessionId session) {
    return store.mailboxes().pending(mailbox(session), ANY_TIME, Integer.MAX_VALUE);
  }

  /**
   * What failed for good, in order of arrival.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public List<Delivery> deadLetters(SessionId session) {
    return store.mailboxes().deadLetters(mailbox(session), Integer.MAX_VALUE);
  }

  /**
   * Makes a dead letter wait again, with no failures.
   *
   * @return false if there is none of that id
   * @throws NoSuchSessionException if there is no such session
   */
  public boolean retry(SessionId session, MessageId message) {
    SessionId mailbox = mailbox(session);
    boolean waits = store.mailboxes().requeue(mailbox, message);
    if (waits) {
      wake.accept(mailbox);
    }
    return waits;
  }

  /**
   * Removes a dead letter for good; its id stays known, so that it is never sent again.
   *
   * @return false if there is none of that id
   * @throws NoSuchSessionException if there is no such session
   */
  public boolean drop(SessionId session, MessageId message) {
    return store.mailboxes().drop(mailbox(session), message);
  }

  /**
   * From now on a session takes these types of messages only (S20). What waits already is handled
   * whatever its type.
   *
   * @param types none means all
   * @param priority how early it gets its turn when many sessions have work
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.SessionEndedException if it has ended
   * @throws dev.bureau.core.error.BadInputException if there are over 64 types or one is too long
   */
  public void register(SessionId session, Set<String> types, Priority priority) {
    Intake intake = new Intake(new TreeSet<>(types), priority.level(), true);
    door.change(session, Caller.of(actor), Registration.of(intake));
  }

  /**
   * A session takes no mail any more, at once (S20). What others have sent and is not handled yet
   * becomes a dead letter; a handling under way has then no effect. What the session has sent to
   * itself, and what ends a wait of its own (X60), it still gets.
   *
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.SessionEndedException if it has ended
   */
  public void deregister(SessionId session) {
    Loaded closed = door.change(session, Caller.of(actor), Registration.of(Intake.CLOSED));
    Waits waits = closed.aspects().get(Waits.ASPECT);
    Failure gone = Failure.forGood("Session '%s' has deregistered".formatted(session));
    for (Delivery each : waiting(session)) {
      Message message = each.message();
      boolean own = message.sender().equals(Actor.session(session));
      if (!own && waits.find(message.correlation()).isEmpty()) {
        store.mailboxes().failed(closed.session().links().chain(), message.id(), gone);
      }
    }
  }

  private SessionId mailbox(SessionId session) {
    return store
        .sessions()
        .head(session)
        .orElseThrow(() -> new NoSuchSessionException(session))
        .session()
        .links()
        .chain();
  }

  private MessageId id(Letter letter) {
    return letter.key() != null ? letter.key() : new MessageId(seams.ids().next().value());
  }

  private Message message(MessageId id, SessionId receiver, Letter letter) {
    return Message.of(id, actor, receiver, seams.wall().instant(), letter);
  }

  private void put(List<Posting> postings) {
    if (postings.isEmpty()) {
      return;
    }
    if (store.mailboxes().put(postings, capacity) == Mailboxes.PutOutcome.MAILBOX_FULL) {
      throw new MailboxFullException(fullest(postings).message().receiver(), capacity);
    }
    postings.stream().map(Posting::mailbox).distinct().forEach(wake);
  }

  /** The one that had no room, as far as can still be seen: that in which most waits. */
  private Posting fullest(List<Posting> postings) {
    Posting fullest = postings.get(0);
    long most = -1;
    for (Posting each : postings) {
      long waiting = store.mailboxes().counts(each.mailbox()).waiting();
      if (waiting > most) {
        fullest = each;
        most = waiting;
      }
    }
    return fullest;
  }
}
