package dev.bureau.testing;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mailboxes that hand everything on to others; a double overrides what it changes. */
public abstract class ForwardingMailboxes implements Mailboxes {
  private final Mailboxes works;

  /** Mailboxes over those. */
  protected ForwardingMailboxes(Mailboxes works) {
    this.works = works;
  }

  @Override
  public PutOutcome put(List<Posting> postings, int capacity) {
    return works.put(postings, capacity);
  }

  @Override
  public Optional<Delivery> oldest(SessionId mailbox, Instant now) {
    return works.oldest(mailbox, now);
  }

  @Override
  public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
    return works.pending(mailbox, now, limit);
  }

  @Override
  public List<SessionId> waiting(Instant now, String after, int limit) {
    return works.waiting(now, after, limit);
  }

  @Override
  public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
    return works.failed(mailbox, message, failure);
  }

  @Override
  public boolean requeue(SessionId mailbox, MessageId message) {
    return works.requeue(mailbox, message);
  }

  @Override
  public boolean drop(SessionId mailbox, MessageId message) {
    return works.drop(mailbox, message);
  }

  @Override
  public List<Delivery> deadLetters(SessionId mailbox, int limit) {
    return works.deadLetters(mailbox, limit);
  }

  @Override
  public Optional<Delivery> deadLetter(SessionId mailbox, MessageId message) {
    return works.deadLetter(mailbox, message);
  }

  @Override
  public Counts counts(SessionId mailbox) {
    return works.counts(mailbox);
  }

  @Override
  public Counts counts() {
    return works.counts();
  }
}
