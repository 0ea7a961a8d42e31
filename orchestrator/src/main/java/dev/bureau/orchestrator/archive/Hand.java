package dev.bureau.orchestrator.archive;

import dev.bureau.core.change.Change;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Operator;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.session.Deletion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The steps of a cleanup on a session; in a dry run they change nothing. */
final class Hand {
  static final String USED = "it was used meanwhile";

  /**
   * What ends a session that is to be deleted: if nobody comes to that, the next purge sees by it
   * what was meant, for the end has made the session look used.
   */
  static final String TO_BE_DELETED = "cleaned up for good";

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;
  private final CleanUp spec;
  private final Instant before;

  Hand(Door door, Store store, Seams seams, Caller caller, CleanUp spec) {
    this.door = door;
    this.store = store;
    this.seams = seams;
    this.caller = caller;
    this.spec = spec;
    this.before = seams.wall().instant().minus(spec.older());
  }

  /** The sessions that may be due, and ACTIVE ones of that age. */
  Filter candidates() {
    Filter old = Filter.compare(Field.of(HeadField.UPDATED_AT), Operator.LESS, before);
    return spec.fate() == CleanUp.Fate.ARCHIVE
        ? old.and(Filter.archived().negated())
        : old.or(
            Filter.archived().and(Filter.equal(Field.of(HeadField.END_REASON), TO_BE_DELETED)));
  }

  boolean isDue(Session session) {
    boolean meant =
        session.times().archived() != null
            && session.ending() != null
            && TO_BE_DELETED.equals(session.ending().reason());
    return meant || SessionRules.isLeftAlone(session, before);
  }

  /** The leases that somebody alive has. */
  Map<SessionId, Lease> leases() {
    Instant now = seams.wall().instant();
    Map<SessionId, Lease> held = new HashMap<>();
    for (Lease each : store.leases().holders()) {
      if (now.isBefore(each.until()) && !seams.processes().isGone(each.holder().process())) {
        held.put(each.session(), each);
      }
    }
    return held;
  }

  /**
   * Archives it, unless somebody takes its lease.
   *
   * @throws ArchiveRefusedException if it is not due any more
   * @throws dev.bureau.core.door.FencedException if somebody has taken its lease since it was read
   */
  void archive(StoredSession read, String reason) {
    if (spec.run() == CleanUp.Run.DRY) {
      return;
    }
    SessionId id = read.session().id();
    Session after =
        door.change(
                id,
                fenced(read),
                (session, aspects, moment) ->
                    isDue(session) ? Change.of(SessionRules.archive(session, reason)) : Change.NONE)
            .session();
    if (after.times().archived() == null) {
      throw used(id);
    }
  }

  /** A caller whose commit stands only under the epoch that was read. It holds no lease. */
  private Caller fenced(StoredSession read) {
    Holder nobody = new Holder("cleanup", seams.processes().self());
    Session session = read.session();
    Lease epoch =
        new Lease(session.id(), session.times().created(), nobody, read.epoch(), Instant.EPOCH);
    return new Caller(caller.actor(), caller.session(), epoch);
  }

  /** As it would be after it was archived. */
  Session archived(Session session, String reason) {
    Session after = session;
    for (Event<?> each : SessionRules.archive(session, reason)) {
      after = ((SessionEvent) each).applyTo(after, seams.wall().instant());
    }
    return after;
  }

  /**
   * Deletes it.
   *
   * @throws dev.bureau.orchestrator.session.DeletionRefusedException if others need it
   * @throws ArchiveRefusedException if it is not due any more
   */
  void delete(SessionId id) {
    if (spec.run() == CleanUp.Run.REAL) {
      Deletion.delete(
          door,
          id,
          caller,
          session -> {
            if (!isDue(session)) {
              throw used(id);
            }
            Deletion.check(session, store);
          });
    }
  }

  private static ArchiveRefusedException used(SessionId id) {
    return new ArchiveRefusedException(id, USED, "clean up when it is not used");
  }
}
