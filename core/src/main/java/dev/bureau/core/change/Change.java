package dev.bureau.core.change;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Send;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision wants, all of it or nothing, in one commit.
 *
 * @param events the facts, in order
 * @param sends messages that enter their receivers' mailboxes with the commit
 * @param acknowledgements messages of this session's mailbox that are handled by it; each must wait
 * @param withdrawals messages of this session's mailbox that nobody needs any more, wherever they
 *     are: what waits or failed for good goes, and what is gone already is no reason for a refusal
 * @param claims names that become this commit's
 * @param blobs stored bytes that the events name, so that they are kept as long as the session
 */
public record Change(
    List<Event<?>> events,
    List<Send> sends,
    List<MessageId> acknowledgements,
    List<MessageId> withdrawals,
    List<Claim> claims,
    List<BlobId> blobs) {
  /** Nothing to do: success without a commit. */
  public static final Change NONE =
      new Change(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Change {
    events = List.copyOf(events);
    sends = List.copyOf(sends);
    acknowledgements = List.copyOf(acknowledgements);
    withdrawals = List.copyOf(withdrawals);
    claims = List.copyOf(claims);
    blobs = List.copyOf(blobs);
  }

  /** These events and nothing else. */
  public static Change of(List<? extends Event<?>> events) {
    return events.isEmpty()
        ? NONE
        : new Change(List.copyOf(events), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** This one event and nothing else. */
  public static Change of(Event<?> event) {
    return new Change(List.of(event), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Whether there is nothing to commit. */
  public boolean isEmpty() {
    return events.isEmpty()
        && acknowledgements.isEmpty()
        && withdrawals.isEmpty()
        && claims.isEmpty();
  }

  /** Whether nothing at all stands in it. */
  boolean isNothing() {
    return isEmpty() && sends.isEmpty() && blobs.isEmpty();
  }

  /** This change and then that one, as one. */
  public Change and(Change next) {
    if (next.isNothing()) {
      return this;
    }
    return isNothing() ? next : all(List.of(this, next));
  }

  /** These changes in their order, as one. */
  public static Change all(List<Change> changes) {
    if (changes.size() < 2) {
      return changes.isEmpty() ? NONE : changes.get(0);
    }
    List<Event<?>> events = new ArrayList<>();
    List<Send> sends = new ArrayList<>();
    List<MessageId> acknowledgements = new ArrayList<>();
    List<MessageId> withdrawals = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    List<BlobId> blobs = new ArrayList<>();
    for (Change each : changes) {
      events.addAll(each.events);
      sends.addAll(each.sends);
      acknowledgements.addAll(each.acknowledgements);
      withdrawals.addAll(each.withdrawals);
      claims.addAll(each.claims);
      blobs.addAll(each.blobs);
    }
    return new Change(events, sends, acknowledgements, withdrawals, claims, blobs);
  }

  /** This change with stored bytes that its events name. */
  public Change withBlobs(List<BlobId> named) {
    return named.isEmpty()
        ? this
        : new Change(events, sends, acknowledgements, withdrawals, claims, joined(blobs, named));
  }

  /** This change with messages that it sends. */
  public Change withSends(List<Send> more) {
    return new Change(events, joined(sends, more), acknowledgements, withdrawals, claims, blobs);
  }

  /** This change with messages that are handled by it. */
  public Change withAcknowledgements(List<MessageId> more) {
    return new Change(events, sends, joined(acknowledgements, more), withdrawals, claims, blobs);
  }

  /** This change with messages that nobody needs after it. */
  public Change withWithdrawals(List<MessageId> more) {
    return new Change(events, sends, acknowledgements, joined(withdrawals, more), claims, blobs);
  }

  /** This change with names that become its own. */
  public Change withClaims(List<Claim> more) {
    return new Change(events, sends, acknowledgements, withdrawals, joined(claims, more), blobs);
  }

  private static <T> List<T> joined(List<? extends T> first, List<? extends T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
