package dev.bureau.orchestrator.lineage;

import dev.bureau.core.access.Children;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.OneOf;
import dev.bureau.core.query.Query;
import dev.bureau.core.query.Value;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoredSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One walk from a session to all that belong to its lineage, up to a number of them. */
final class Walk {
  private static final Field ORIGIN = Field.of(HeadField.ORIGIN);
  private static final int PAGE = 1_000;

  private final Sessions sessions;
  private final int most;

  /** Whom it has come across; empty for those that are gone. */
  private final Map<SessionId, Optional<Session>> known = new HashMap<>();

  private final List<Session> found = new ArrayList<>();
  private boolean truncated;

  Walk(Sessions sessions, int most) {
    this.sessions = sessions;
    this.most = most;
  }

  Lineage of(Session asked, List<Session> chain) {
    meet(asked);
    upwards(asked);
    chain.forEach(this::meet);
    family(chain);
    new Children(sessions)
        .of(asked.links().chain())
        .takeWhile(next -> !truncated)
        .forEach(this::meet);
    found.sort(
        Comparator.comparing((Session each) -> each.times().created())
            .thenComparing(each -> each.id().value()));
    return new Lineage(asked.id(), found, links(), truncated);
  }

  private void upwards(Session asked) {
    Set<SessionId> seen = new HashSet<>(); // damaged links must not lead in a circle
    Optional<Session> above = supervisor(asked);
    while (above.isPresent() && seen.add(above.get().id())) {
      meet(above.get());
      above = supervisor(above.get());
    }
  }

  private Optional<Session> supervisor(Session below) {
    SessionId id = below.links().supervisor();
    if (id == null) {
      return Optional.empty();
    }
    Optional<Session> above = look(id);
    if (above.isEmpty()) {
      known.put(id, above);
    }
    return above.filter(below.links()::areBelow);
  }

  private void family(List<Session> chain) {
    Set<SessionId> family = new HashSet<>();
    Deque<SessionId> next = new ArrayDeque<>();
    chain.forEach(each -> next.add(each.id()));
    while (!next.isEmpty() && !truncated) {
      Set<SessionId> fresh = followed(next, family);
      if (!fresh.isEmpty()) { // as late as can be, since it may mean to look through all there are
        copies(fresh, next::add);
      }
    }
  }

  /** Follows the links that heads have; those that are new to the family. */
  private Set<SessionId> followed(Deque<SessionId> next, Set<SessionId> family) {
    Set<SessionId> fresh = new HashSet<>();
    while (!next.isEmpty() && !truncated) {
      SessionId each = next.remove();
      if (family.add(each)) {
        fresh.add(each);
        session(each).ifPresent(it -> relatives(it.links(), next::add));
      }
    }
    return fresh;
  }

  private static void relatives(Links links, Consumer<SessionId> relatives) {
    Optional.ofNullable(links.transitionedFrom()).ifPresent(relatives);
    Optional.ofNullable(links.transitionedTo()).ifPresent(relatives);
    Optional.ofNullable(links.origin()).map(Links.Origin::session).ifPresent(relatives);
  }

  /** Those that were forked or cloned from one of these. */
  private void copies(Set<SessionId> originals, Consumer<SessionId> copies) {
    List<Value> values = originals.stream().map(Value::of).toList();
    for (int i = 0; i < values.size(); i += Filter.MOST_TERMS) {
      int end = Math.min(i + Filter.MOST_TERMS, values.size());
      found(
          new OneOf(ORIGIN, values.subList(i, end)),
          each -> {
            meet(each);
            copies.accept(each.id());
          });
    }
  }

  private void found(Filter filter, Consumer<Session> each) {
    sessions.all(Query.of(filter).limit(PAGE)).takeWhile(next -> !truncated).forEach(each);
  }

  private Optional<Session> session(SessionId id) {
    Optional<Session> session = look(id);
    session.ifPresentOrElse(this::meet, () -> known.put(id, Optional.empty()));
    return session;
  }

  private Optional<Session> look(SessionId id) {
    Optional<Session> before = known.get(id);
    return before != null ? before : sessions.head(id).map(StoredSession::session);
  }

  private void meet(Session session) {
    if (known.containsKey(session.id())) {
      return;
    }
    if (found.size() == most) {
      truncated = true;
      return;
    }
    known.put(session.id(), Optional.of(session));
    found.add(session);
  }

  private List<Link> links() {
    Set<Link> links = new LinkedHashSet<>(); // both sides of a transition name it
    for (Session each : found) {
      Links its = each.links();
      Links.Origin origin = its.origin();
      if (origin != null) {
        Link.Kind kind = Link.Kind.valueOf(origin.kind().name());
        links.add(new Link(origin.session(), each.id(), kind, origin.version()));
      }
      between(its.supervisor(), each.id(), Link.Kind.SUPERVISES)
          .filter(link -> supervises(link.from(), its))
          .ifPresent(links::add);
      between(its.transitionedFrom(), each.id(), Link.Kind.TRANSITION).ifPresent(links::add);
      between(each.id(), its.transitionedTo(), Link.Kind.TRANSITION).ifPresent(links::add);
    }
    links.removeIf(each -> !known.containsKey(each.from()) || !known.containsKey(each.to()));
    return List.copyOf(links);
  }

  /** Whether it does, unless another one has taken its id; of one that is gone nobody knows. */
  private boolean supervises(SessionId above, Links below) {
    Optional<Session> supervisor = known.getOrDefault(above, Optional.empty());
    return supervisor.isEmpty() || below.areBelow(supervisor.get());
  }

  private static Optional<Link> between(
      @Nullable SessionId from, @Nullable SessionId to, Link.Kind kind) {
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(new Link(from, to, kind, null));
  }
}
