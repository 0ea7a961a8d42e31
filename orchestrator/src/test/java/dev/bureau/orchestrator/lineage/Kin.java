package dev.bureau.orchestrator.lineage;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions with all kinds of links, also those that nothing makes yet; each a second younger. */
final class Kin {
  private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");

  private final Sessions sessions;
  private int born;

  Kin(Sessions sessions) {
    this.sessions = sessions;
  }

  /** One of its own. */
  Session alone(String id) {
    return born(id, Links.first(new SessionId(id), null));
  }

  /** One that a supervisor has. */
  Session below(String supervisor, String id) {
    return born(id, Links.first(new SessionId(id), new SessionId(supervisor)));
  }

  /** A life between others, or at an end, of the chain {@code first} if it is not a beginning. */
  Session life(@Nullable String from, String id, @Nullable String to) {
    SessionId chain = new SessionId(from == null ? id : "first");
    return born(id, new Links(null, null, maybe(from), maybe(to), chain, null));
  }

  /** A fork of another at a version. */
  Session fork(String of, long version, String id) {
    return copy(new Links.Origin(new SessionId(of), version, Links.Origin.Kind.FORK), null, id);
  }

  /** A clone of another at a version. */
  Session copy(String of, long version, String id) {
    return copy(new Links.Origin(new SessionId(of), version, Links.Origin.Kind.CLONE), null, id);
  }

  /** A copy that a supervisor has. */
  Session copy(Links.Origin origin, @Nullable String supervisor, String id) {
    return born(id, new Links(maybe(supervisor), null, null, null, new SessionId(id), origin));
  }

  private static @Nullable SessionId maybe(@Nullable String id) {
    return id == null ? null : new SessionId(id);
  }

  private Session born(String id, Links links) {
    SessionSpec spec = SessionSpec.active("name of " + id);
    SessionCreated created = new SessionCreated(spec.profile(), Map.of(), links, null, null);
    Instant at = FIRST.plusSeconds(born++);
    Session head = created.applyTo(Session.absent(new SessionId(id)), at).committed(at);
    Moment moment = new Moment(at, Seams.system().ids().next(), Actor.user("kin"));
    sessions.commit(new Commit(0, 0, moment, Change.of(created), head, List.of()));
    return head;
  }
}
