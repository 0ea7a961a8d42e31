package dev.bureau.core.access;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.OneOf;
import dev.bureau.core.query.Query;
import dev.bureau.core.query.Value;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoredSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is right below a chain, in whichever of its lives they came. Those that are left from another
 * one, whose id it took when that was gone, are not. Thread-safe; its streams are read page by page
 * from the store.
 */
public final class Children {
  private static final Field SUPERVISOR = Field.of(HeadField.SUPERVISOR);
  private static final int PAGE = 1_000;

  private final Sessions sessions;

  public Children(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * All of them, whatever became of them.
   *
   * @param chain the first of the chain
   */
  public Stream<Session> of(SessionId chain) {
    return own(Filter.supervisor(chain));
  }

  /**
   * Some of them.
   *
   * @param chain the first of the chain
   */
  public Stream<Session> of(SessionId chain, Filter some) {
    return own(Filter.supervisor(chain).and(some));
  }

  /**
   * How many of some there are; they are only looked at if there can be any.
   *
   * @param chain the first of the chain
   */
  public long count(SessionId chain, Filter some) {
    Filter named = Filter.supervisor(chain).and(some);
    return sessions.count(named) == 0 ? 0 : own(named).count();
  }

  /**
   * Those of several chains, with as few questions as may be asked.
   *
   * @param chains the first of each chain
   */
  public Stream<Session> of(List<SessionId> chains) {
    return naming(chains).stream().flatMap(this::own);
  }

  /**
   * How many name one of several chains as their supervisor, those left from others included: it is
   * the same as before unless somebody has come or gone.
   */
  public long namedBy(List<SessionId> chains) {
    return naming(chains).stream().mapToLong(sessions::count).sum();
  }

  private static List<Filter> naming(List<SessionId> chains) {
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < chains.size(); i += Filter.MOST_TERMS) {
      int end = Math.min(i + Filter.MOST_TERMS, chains.size());
      filters.add(new OneOf(SUPERVISOR, chains.subList(i, end).stream().map(Value::of).toList()));
    }
    return filters;
  }

  private Stream<Session> own(Filter filter) {
    Map<SessionId, Optional<Session>> supervisors = new HashMap<>();
    return sessions.all(Query.of(filter).limit(PAGE)).filter(each -> isOwn(each, supervisors));
  }

  /** By the id alone, if the first of the chain is gone: then nobody has taken it. */
  private boolean isOwn(Session child, Map<SessionId, Optional<Session>> supervisors) {
    return Optional.ofNullable(child.links().supervisor())
        .flatMap(each -> supervisors.computeIfAbsent(each, this::first))
        .map(child.links()::areBelow)
        .orElse(true);
  }

  private Optional<Session> first(SessionId chain) {
    return sessions.head(chain).map(StoredSession::session);
  }
}
