package dev.bureau.orchestrator.session;

import dev.bureau.core.access.Grantors;
import dev.bureau.core.access.Supervision;
import dev.bureau.core.change.Change;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.duty.DutyAssigned;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Assignment;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.routing.ModelsConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creating sessions from specs, once for each idempotency key. */
final class Creation {
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final ModelsConfig models;
  private final Supervision supervision;
  private final Grantors grantors;

  Creation(Door door, Store store, Seams seams, ModelsConfig models) {
    this.door = door;
    this.store = store;
    this.seams = seams;
    this.models = models;
    this.supervision = new Supervision(door);
    this.grantors = new Grantors(door);
  }

  Creating create(SessionSpec spec, Caller caller) {
    SessionId id = idOf(spec, seams.ids().next());
    Instant now = seams.wall().instant();
    if (spec.key() != null && store.sessions().head(id).isPresent()) {
      Session before = createdBefore(id, spec.key(), spec.digest());
      return new Creating.Before(supervision.again(before, caller, now));
    }
    @Nullable Session above = supervision.require(spec.supervisor(), now);
    Links links = above == null ? Links.first(id, null) : Links.below(id, above);
    SessionCreated created = created(spec, links);
    if (spec.budget() != null) {
      grantors.list(id, spec.budget());
    }
    try {
      Session session =
          door.create(
                  created.links().chain(),
                  caller,
                  (absent, aspects, moment) -> beginning(created, spec))
              .session();
      return new Creating.Now(supervision.after(session, caller, now));
    } catch (SessionExistsException e) {
      return Optional.ofNullable(spec.key())
          .map(key -> new Creating.Before(createdBefore(e.session(), key, spec.digest())))
          .orElseThrow(() -> e);
    }
  }

  private static SessionId idOf(SessionSpec spec, CommitId drawn) {
    if (spec.id() != null) {
      return spec.id();
    }
    return spec.key() == null ? new SessionId(drawn.value()) : idOf(spec.key());
  }

  /** The id of the session that is created with that idempotency key. */
  static SessionId idOf(String key) {
    return new SessionId("key-" + BlobId.of(key).value().substring(0, 32));
  }

  private SessionCreated created(SessionSpec spec, Links links) {
    Profile asked = models.completed(spec.profile());
    SessionRules.requireDescribable(asked);
    SessionRules.requireWithin(asked);
    return new SessionCreated(
        prompted(asked, spec.prompts()),
        spec.metadata(),
        links,
        spec.agent() == null ? null : AgentRef.named(spec.agent()),
        spec.key() == null ? null : spec.digest());
  }

  private Profile prompted(Profile asked, SessionSpec.Prompts prompts) {
    if (prompts.equals(SessionSpec.Prompts.NONE)) {
      return asked;
    }
    return asked.with(
        new Assignment(
            asked.assignment().model(),
            asked.assignment().taskId(),
            kept(prompts.initial()),
            kept(prompts.system())));
  }

  private @Nullable BlobId kept(@Nullable String prompt) {
    return prompt == null ? null : store.blobs().put(prompt.getBytes(StandardCharsets.UTF_8));
  }

  private static Change beginning(SessionCreated created, SessionSpec spec) {
    Change change = Change.of(created).withBlobs(created.profile().assignment().prompts());
    if (spec.duty() != null) {
      change = change.and(Change.of(new DutyAssigned(spec.duty())));
    }
    return spec.budget() == null ? change : change.and(Change.of(BudgetRules.first(spec.budget())));
  }

  private Session createdBefore(SessionId id, String key, String digest) {
    for (Entry entry : store.sessions().journal(id, 1, 1)) {
      if (entry.event() instanceof SessionCreated created && digest.equals(created.specDigest())) {
        return store
            .sessions()
            .head(id)
            .orElseThrow(() -> new NoSuchSessionException(id))
            .session();
      }
    }
    throw new IdempotencyKeyReusedException(key, id);
  }
}
