package dev.bureau.transitions;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Supervision;
import dev.bureau.core.cell.CellRules;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.ClaimedException;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Assignment;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.tree.Stopping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a passage: the next session comes to be, and the old one learns of it. May be
 * done again, and by several. Thread-safe.
 */
final class Takeover {
  private static final Duration EVER = Duration.ofDays(36_500);

  /** Outlives the session, so that nobody who is late creates it again after it was deleted. */
  private static final String BEGUN = "passage";

  private final Access access;
  private final Door door;
  private final Supervision supervision;

  Takeover(Access access) {
    this.access = access;
    this.door = access.door();
    this.supervision = new Supervision(door);
  }

  /**
   * Sees a passage through.
   *
   * @param passed the session that has passed
   * @return the one that has taken over
   */
  Session of(Loaded passed, Caller caller, Telling telling) {
    SessionId old = passed.session().id();
    SessionId next = Objects.requireNonNull(passed.session().links().transitionedTo());
    passed
        .aspects()
        .get(Transition.ASPECT)
        .underWay()
        .ifPresent(
            passage -> {
              telling.beginning(next);
              begin(passed, passage);
              door.change(old, caller, TransitionRules.finish(next));
            });
    Session begun = door.load(next).session();
    telling.begun(begun);
    telling.finished(old, next);
    return begun;
  }

  private void begin(Loaded passed, Passage passage) {
    Change beginning = beginning(passed, passage);
    try {
      door.create(passage.next(), access.caller(), (session, aspects, moment) -> beginning);
    } catch (SessionExistsException | ClaimedException e) {
      requireOwn(passed.session(), passage.next(), e);
    }
    stopIfOthersAre(passed.session(), passage.next());
  }

  /** Whoever stops the tree, or the old one with all below it, may have missed the next one. */
  private void stopIfOthersAre(Session old, SessionId next) {
    Instant now = access.seams().wall().instant();
    Session begun = door.load(next).session();
    supervision.after(begun, access.caller(), now);
    Stopping stopping = door.load(old.id()).aspects().get(Stopping.ASPECT);
    if (stopping.isUnderWay(now)) {
      supervision.stop(begun, access.caller());
    }
  }

  /** It is there because somebody else has done this before, or is gone again since. */
  private void requireOwn(Session old, SessionId next, BureauException taken) {
    if (!old.id().equals(door.load(next).session().links().transitionedFrom())) {
      throw taken;
    }
  }

  private Change beginning(Loaded passed, Passage passage) {
    Session old = passed.session();
    List<Event<?>> events = new ArrayList<>();
    events.add(
        new SessionCreated(
            old.profile(), old.metadata(), old.links().next(old.id()), agent(old.agent()), null));
    events.add(new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START));
    List<Event<?>> left = new Legacy(passed.aspects(), passage, waiting(passed)).events();
    events.addAll(left);
    return Change.of(events)
        .withBlobs(blobs(old.profile().assignment(), left))
        .withClaims(List.of(new Claim(BEGUN, passage.next().value())));
  }

  /** The agent goes on, and begins a session of its own that is not known yet. */
  private static @Nullable AgentRef agent(@Nullable AgentRef old) {
    return old == null || old.correlation() == null
        ? old
        : new AgentRef(
            old.name(),
            old.provider(),
            old.project(),
            old.directory(),
            null,
            null,
            AgentRef.Correlation.PENDING);
  }

  /** What is not handled yet; asked only if something of it may have begun. */
  private Set<MessageId> waiting(Loaded passed) {
    if (passed.aspects().get(Cells.ASPECT).all().isEmpty()) {
      return Set.of();
    }
    SessionId mailbox = passed.session().links().chain();
    Mailboxes mailboxes = access.store().mailboxes();
    Instant ever = access.seams().wall().instant().plus(EVER);
    Set<MessageId> waiting = new HashSet<>();
    Stream.concat(
            mailboxes.pending(mailbox, ever, Integer.MAX_VALUE).stream(),
            mailboxes.deadLetters(mailbox, Integer.MAX_VALUE).stream())
        .forEach(each -> waiting.add(each.message().id()));
    return waiting;
  }

  private static List<BlobId> blobs(Assignment assignment, List<Event<?>> events) {
    List<BlobId> blobs = new ArrayList<>(assignment.prompts());
    blobs.addAll(CellRules.blobs(events));
    blobs.addAll(ContextRules.blobs(events));
    return blobs;
  }
}
