package dev.bureau.orchestrator.cloning;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Grantors;
import dev.bureau.core.access.Supervision;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.cell.CellRules;
import dev.bureau.core.change.Change;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.DutyAssigned;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.Resources;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.session.IdempotencyKeyReusedException;
import dev.bureau.orchestrator.workspace.CopyListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clones sessions (S42). A clone is another session with a journal, a chain and a mailbox of its
 * own, INITIALIZING until somebody starts it. It has the description of the original, which its
 * origin names, and its supervisor, unless that takes no new sessions. It shares nothing with the
 * original that changes: deleting either leaves the other as it is. What was used and done stays
 * with the original. Thread-safe.
 */
public final class Cloner {
  private static final Logger LOG = LoggerFactory.getLogger(Cloner.class);

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;
  private final Supervision supervision;
  private final Grantors grantors;

  /**
   * @param access in whose name sessions are cloned
   */
  public Cloner(Access access) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.caller = access.caller();
    this.supervision = new Supervision(door);
    this.grantors = new Grantors(door);
  }

  /** Clones a session as the other method does, and tells nobody how far it is. */
  public Session clone(SessionId original, CloneSpec spec) {
    return clone(original, spec, CopyListener.NOBODY);
  }

  /**
   * Clones a session as it is now. With an idempotency key, the same key and the same spec return
   * the clone that is there, and what was broken off is gone on with (X61).
   *
   * @param listener told how far the copy of the files is
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks
   * @throws CloneChangedException if the session worked, or its files changed, meanwhile
   * @throws IdempotencyKeyReusedException if the key was used for another clone
   * @throws dev.bureau.core.error.BadInputException if the name is none, or there is no folder for
   *     the workspace to be in
   * @throws dev.bureau.orchestrator.workspace.WorkspaceRefusedException if something is in the
   *     place of the workspace, or the original's leads out of itself
   * @throws dev.bureau.core.error.BureauException if disk or store cannot serve
   */
  public Session clone(SessionId original, CloneSpec spec, CopyListener listener) {
    SessionId id = idOf(spec);
    door.requireNoObserver(id, caller);
    String digest = spec.key() == null ? null : spec.digest(original);
    Instant now = seams.wall().instant();
    if (digest != null && store.sessions().head(id).isPresent()) {
      return supervision.again(clonedBefore(id, spec, digest), caller, now);
    }
    Loaded loaded = door.load(original);
    Belongings belongings =
        new Belongings(seams.disk(), store.sessions(), loaded.session(), id, spec);
    SessionCreated created = created(loaded.session(), spec, id, belongings.workspace(), digest);
    SessionRules.requireDescribable(created.profile());
    belongings.copy(seams.ids().next(now), listener);
    if (belongings.areCopied()) { // else one look has shown all of it
      requireSame(loaded, door.load(original));
    }
    List<Limit> limits = limits(loaded);
    grantors.list(id, limits);
    Change change = change(loaded, spec, created).and(Change.of(BudgetRules.first(limits)));
    return committed(id, spec, change, now, digest);
  }

  private SessionId idOf(CloneSpec spec) {
    return spec.key() == null
        ? new SessionId(seams.ids().next().value())
        : new SessionId("clone-" + BlobId.of(spec.key()).value().substring(0, 32));
  }

  private SessionCreated created(
      Session session,
      CloneSpec spec,
      SessionId id,
      @Nullable String workspace,
      @Nullable String digest) {
    Profile its = session.profile();
    Profile profile =
        new Profile(
            its.type(),
            spec.name(),
            its.role(),
            workspace,
            its.capabilities(),
            its.constraints(),
            its.environment(),
            spec.resources() == CloneSpec.Resources.COPIED ? its.resources() : Resources.NONE,
            its.assignment(),
            spec.state() == CloneSpec.State.KEPT ? its.intake() : null);
    Links.Origin origin =
        new Links.Origin(session.id(), session.version(), Links.Origin.Kind.CLONE);
    boolean hasSupervisor = supervision.isOpen(session, seams.wall().instant());
    Links above = hasSupervisor ? session.links() : Links.first(id, null);
    AgentRef agent = session.agent() == null ? null : AgentRef.named(session.agent().name());
    return new SessionCreated(profile, session.metadata(), above.copied(id, origin), agent, digest);
  }

  /** It may spend as much as the original, from nothing on; a tree's limits are its chain's. */
  private List<Limit> limits(Loaded original) {
    List<Limit> limits =
        new ArrayList<>(original.aspects().get(Budget.ASPECT).limits(Reach.SESSION));
    try {
      Loaded chain = door.load(original.session().links().chain());
      limits.addAll(chain.aspects().get(Budget.ASPECT).limits(Reach.TREE));
    } catch (NoSuchSessionException e) {
      LOG.debug("The chain of {} has no limits any more", original.session().id(), e);
    }
    return limits;
  }

  private static Change change(Loaded loaded, CloneSpec spec, SessionCreated created) {
    List<Event<?>> inherited =
        spec.state() == CloneSpec.State.KEPT ? Inheritance.of(loaded.aspects()) : List.of();
    List<Event<?>> events = new ArrayList<>(List.of(created));
    Duty duty = loaded.aspects().get(Duty.ASPECT);
    if (!duty.equals(Duty.NONE)) {
      events.add(new DutyAssigned(duty));
    }
    events.addAll(inherited);
    List<BlobId> blobs = new ArrayList<>(CellRules.blobs(inherited));
    blobs.addAll(ContextRules.blobs(inherited));
    blobs.addAll(created.profile().assignment().prompts());
    return Change.of(events).withBlobs(blobs);
  }

  private static void requireSame(Loaded before, Loaded after) {
    if (before.session().version() != after.session().version()) {
      throw new CloneChangedException(before.session().id(), "it worked");
    }
  }

  private Session committed(
      SessionId id, CloneSpec spec, Change change, Instant now, @Nullable String digest) {
    try {
      Session clone = door.create(id, caller, (absent, aspects, moment) -> change).session();
      return supervision.after(clone, caller, now);
    } catch (SessionExistsException e) {
      if (digest == null) {
        throw e;
      }
      return clonedBefore(id, spec, digest);
    }
  }

  private Session clonedBefore(SessionId id, CloneSpec spec, String digest) {
    for (Entry entry : store.sessions().journal(id, 1, 1)) {
      if (entry.event() instanceof SessionCreated created && digest.equals(created.specDigest())) {
        return door.load(id).session();
      }
    }
    throw new IdempotencyKeyReusedException(String.valueOf(spec.key()), id);
  }
}
