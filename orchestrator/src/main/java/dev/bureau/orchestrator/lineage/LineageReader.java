package dev.bureau.orchestrator.lineage;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoredSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells where sessions come from and what came of them. It reads heads, one after the other, and
 * changes nothing: what is written meanwhile may be seen or not. Thread-safe.
 */
public final class LineageReader {
  /** The most sessions of a lineage. */
  public static final int MOST = 10_000;

  private final Sessions sessions;
  private final int most;

  public LineageReader(Sessions sessions) {
    this(sessions, MOST);
  }

  LineageReader(Sessions sessions, int most) {
    this.sessions = sessions;
    this.most = most;
  }

  /**
   * The lives of one agent, oldest first: the chain that a session is of (X12), however long. Each
   * session of a chain gives the same; one without transitions is a chain of its own.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public List<Session> chain(SessionId id) {
    Deque<Session> chain = new ArrayDeque<>(List.of(get(id)));
    Set<SessionId> seen = new HashSet<>(List.of(id)); // damaged links must not lead in a circle
    @Nullable Session earlier = before(chain.getFirst(), seen);
    while (earlier != null) {
      chain.addFirst(earlier);
      earlier = before(earlier, seen);
    }
    @Nullable Session later = after(chain.getLast(), seen);
    while (later != null) {
      chain.addLast(later);
      later = after(later, seen);
    }
    return List.copyOf(chain);
  }

  /**
   * The lineage of a session:
   *
   * <ul>
   *   <li>the family: from the session on, whatever it came from or what came of it by transition,
   *       fork and clone, and so on from each of those, also across originals that were deleted;
   *   <li>upwards: its supervisor, the supervisor of that, and so on to the top;
   *   <li>downwards: whom it supervises directly, in whichever of its lives they came.
   * </ul>
   *
   * <p>Of supervisors and supervised the rest of their families is left out, and so are the
   * supervisors of the rest of the family, unless they are there for another reason.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public Lineage of(SessionId id) {
    return new Walk(sessions, most).of(get(id), chain(id));
  }

  private Session get(SessionId id) {
    return find(id).orElseThrow(() -> new NoSuchSessionException(id));
  }

  private Optional<Session> find(SessionId id) {
    return sessions.head(id).map(StoredSession::session);
  }

  private @Nullable Session before(Session life, Set<SessionId> seen) {
    return unseen(life.links().transitionedFrom(), seen)
        .filter(each -> life.id().equals(each.links().transitionedTo()))
        .orElse(null);
  }

  private @Nullable Session after(Session life, Set<SessionId> seen) {
    return unseen(life.links().transitionedTo(), seen)
        .filter(each -> life.id().equals(each.links().transitionedFrom()))
        .orElse(null);
  }

  /** A session of that id; only if it points back, it is no other one that took a deleted id. */
  private Optional<Session> unseen(@Nullable SessionId id, Set<SessionId> seen) {
    return id == null || !seen.add(id) ? Optional.empty() : find(id);
  }
}
