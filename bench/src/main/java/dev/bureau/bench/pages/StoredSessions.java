package dev.bureau.bench.pages;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sessions of W4 by number: created a millisecond apart, every fifth ACTIVE, the others
 * INITIALIZING, fifty of them with a rare word in their names.
 */
final class StoredSessions {
  static final String RARE_WORD = "zeppelin";

  /** A key of the metadata that the file has an index for. */
  static final String PRIORITY = "priority";

  private static final int RARE = 50;
  private static final int ACTIVE_EACH = 5;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int COUNTER_BITS = 16;

  private final int rows;
  private final Fold fold = new Fold(CoreEvents.CATALOGUE);

  StoredSessions(int rows) {
    this.rows = rows;
  }

  /** Ids as the library draws them: ordered by time. */
  static SessionId id(int number) {
    return new SessionId(commit(number).value());
  }

  static String name(int number) {
    return String.format(Locale.ROOT, "worker-%06d", number);
  }

  /** The commit that creates it. */
  Commit creating(int number) {
    SessionId id = id(number);
    Instant at = FIRST.plusMillis(number);
    SessionSpec spec = spec(number);
    List<Event<?>> events = new ArrayList<>();
    events.add(
        new SessionCreated(
            spec.profile(), spec.metadata(), Links.first(id, null), null, digest(number)));
    if (number % ACTIVE_EACH == 0) {
      events.add(new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START));
    }
    Session head =
        fold.after(new Fold.State(Session.absent(id), Aspects.NONE), events, at).session();
    Moment moment = new Moment(at, commit(number), Actor.user("bench"));
    return new Commit(0, 0, moment, Change.of(events), head.committed(at), List.of());
  }

  private SessionSpec spec(int number) {
    boolean rare = number % Math.max(rows / RARE, 1) == 0;
    return SessionSpec.active(rare ? name(number) + " " + RARE_WORD : name(number))
        .workspace("team-" + number % 97 + "/project-" + number % 1_009)
        .metadata(Map.of("tenant", "t" + number % 1_000, PRIORITY, priority(number)));
  }

  /** Spread, so that the order by priority is not that of creation. */
  private static long priority(int number) {
    return number * 7_919L % 1_000;
  }

  private static CommitId commit(int number) {
    long high = FIRST.plusMillis(number).toEpochMilli() << COUNTER_BITS;
    return new CommitId(high, high * 0x9E3779B97F4A7C15L);
  }

  /** Of the length of a real one. */
  private static String digest(int number) {
    return String.format(Locale.ROOT, "%064x", number);
  }
}
