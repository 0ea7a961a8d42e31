package dev.bureau.testing.contract;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Send;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A commit in the making, as the door would make it, yet free to be wrong on purpose. Immutable:
 * each method gives a changed copy of the same identity.
 */
record Draft(
    Session before, Session after, long epoch, Moment moment, Change change, List<Posting> mail) {

  /** The first commit of a plain session. */
  static Draft creating(SessionId id, Instant at) {
    return creating(id, at, SessionSpec.active("plain"));
  }

  /** The first commit of a session of that spec. */
  static Draft creating(SessionId id, Instant at, SessionSpec spec) {
    return on(Session.absent(id), at).event(created(spec, Links.first(id, spec.supervisor())));
  }

  /** The next commit of a session, with one event already, so that it is never empty. */
  static Draft updating(Session head, Instant at) {
    return on(head, at).metadata(Map.of("updates", head.version()));
  }

  /** The next commit of a session, without any event yet. */
  static Draft on(Session head, Instant at) {
    return new Draft(
        head, head, 0, new Moment(at, anyCommitId(), Actor.user("kit")), Change.NONE, List.of());
  }

  static CommitId anyCommitId() {
    return Seams.system().ids().next();
  }

  static SessionCreated created(SessionSpec spec, Links links) {
    return new SessionCreated(spec.profile(), spec.metadata(), links, null, spec.digest());
  }

  /** With a head that no event brings about yet; stores keep what they are given. */
  Draft head(UnaryOperator<Session> change) {
    return new Draft(before, change.apply(after), epoch, moment, this.change, mail);
  }

  Draft metadata(Map<String, Object> patch) {
    return event(new SessionUpdated(patch, null, null));
  }

  Draft event(Event<?> event) {
    Session next = event instanceof SessionEvent core ? core.applyTo(after, moment.now()) : after;
    return new Draft(before, next, epoch, moment, change.and(Change.of(event)), mail);
  }

  Draft epoch(long changed) {
    return new Draft(before, after, changed, moment, change, mail);
  }

  Draft send(Message message) {
    return send(message, Instant.EPOCH);
  }

  /** With a message that is due later. */
  Draft send(Message message, Instant notBefore) {
    Send send = new Send(message, notBefore);
    Change more = Change.NONE.withSends(List.of(send));
    List<Posting> both = new ArrayList<>(mail);
    both.add(Posting.of(message.receiver(), send));
    return new Draft(before, after, epoch, moment, change.and(more), both);
  }

  Draft postedTo(SessionId mailbox) {
    List<Posting> moved =
        mail.stream().map(each -> new Posting(mailbox, each.message(), each.notBefore())).toList();
    return new Draft(before, after, epoch, moment, change, moved);
  }

  Draft acknowledge(MessageId message) {
    return new Draft(
        before, after, epoch, moment, change.withAcknowledgements(List.of(message)), mail);
  }

  Draft withdraw(MessageId message) {
    return new Draft(before, after, epoch, moment, change.withWithdrawals(List.of(message)), mail);
  }

  Draft claim(Claim claim) {
    return new Draft(before, after, epoch, moment, change.withClaims(List.of(claim)), mail);
  }

  Draft blob(BlobId blob) {
    return new Draft(before, after, epoch, moment, change.withBlobs(List.of(blob)), mail);
  }

  Commit commit() {
    return new Commit(before.version(), epoch, moment, change, after.committed(moment.now()), mail);
  }
}
