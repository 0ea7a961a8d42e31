package dev.bureau.transitions.chain;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNotNull;
import dev.bureau.core.query.Operator;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoredSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what became of chains (X12). It reads heads and the last entries of journals and changes
 * nothing: what is written meanwhile may be seen or not. Thread-safe.
 *
 * <p>One session after the other is read, or a page of a thousand heads; no more is in memory than
 * that and the ids of one chain. A life costs a head by its id, one that has passed also the few
 * entries at the end of its journal. Figures about a time read that much of each session that has
 * passed and was changed since its beginning, and the heads of all lives of their chains. Of other
 * sessions nothing is read, but a store that has no better way looks through all heads once for
 * each page: with 100,000 sessions of which 1,000 passed in that time it does so once.
 */
public final class Chains {
  private static final int PAGE = 1_000;

  private final Sessions sessions;

  public Chains(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * The lives of one agent, oldest first. Each session of a chain gives the same; one without
   * passages is a chain of its own.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public List<Life> of(SessionId id) {
    List<Life> lives = new ArrayList<>();
    each(id, lives::add);
    return List.copyOf(lives);
  }

  /**
   * Tells the lives of one agent, oldest first, as they are read.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public void each(SessionId id, Consumer<Life> lives) {
    Session asked = find(id).orElseThrow(() -> new NoSuchSessionException(id));
    walk(first(asked), session -> lives.accept(life(session)));
  }

  /**
   * Tells the lives of one agent, oldest first, each as a JSON object in one line without its end:
   * {@code id}, {@code chain}, {@code type}, {@code status}, {@code name}, {@code
   * transitionedFrom}, {@code transitionedTo}, {@code createdAt}, {@code startedAt}, {@code
   * endedAt}, {@code livedMillis}, {@code exitCode}, {@code endReason}, {@code tokens}, {@code
   * costUSD}, and of one that has passed {@code cause}, {@code manner}, {@code passedAt}, {@code
   * waitedMillis}, in this order; what there is not is left out. More may be added at the end.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public void export(SessionId id, Consumer<String> lines) {
    each(id, life -> lines.accept(life.json()));
  }

  /**
   * Tells the sessions that passed in a time, those of a chain one after the other.
   *
   * @param since the beginning of that time, within it
   * @param until its end, not within it
   * @throws BadInputException if the end is not after the beginning
   */
  public void passed(Instant since, Instant until, Consumer<Life> lives) {
    requireTime(since, until);
    changed(since, life -> within(life, since, until).ifPresent(passed -> lives.accept(life)));
  }

  /**
   * Figures about the passages of a time, and the chains that they made longer.
   *
   * @param since the beginning of that time, within it
   * @param until its end, not within it
   * @throws BadInputException if the end is not after the beginning
   */
  public ChainStatistics statistics(Instant since, Instant until) {
    requireTime(since, until);
    Tally tally = new Tally(this::length);
    changed(
        since,
        life -> {
          within(life, since, until).ifPresent(passed -> tally.add(life, passed));
          if (next(life.session()).isEmpty()) {
            tally.addOpen();
          }
        });
    return tally.of(since, until);
  }

  private static void requireTime(Instant since, Instant until) {
    if (!since.isBefore(until)) {
      throw new BadInputException("since", since, "give a time before " + until);
    }
  }

  private static Optional<Passed> within(Life life, Instant since, Instant until) {
    return Optional.ofNullable(life.passed())
        .filter(passed -> !passed.at().isBefore(since) && passed.at().isBefore(until));
  }

  /** Those that have passed, and were changed since: by passing at the latest. */
  private void changed(Instant since, Consumer<Life> lives) {
    Filter passed =
        new IsNotNull(Field.of(HeadField.TRANSITIONED_TO))
            .and(Filter.compare(Field.of(HeadField.UPDATED_AT), Operator.AT_LEAST, since));
    Order byChain = Order.ascending(Field.of(HeadField.CHAIN));
    Query query = Query.of(passed).orderedBy(byChain).limit(PAGE);
    sessions.all(query).forEach(each -> lives.accept(life(each)));
  }

  private Life life(Session session) {
    return new Life(session, PassageSearch.of(sessions, session).orElse(null));
  }

  private int length(SessionId chain) {
    return find(chain).map(first -> walk(first, each -> {})).orElse(0);
  }

  /** The oldest that is there. */
  private Session first(Session session) {
    Optional<Session> first = find(session.links().chain());
    if (first.isPresent()) {
      return first.get();
    }
    Set<SessionId> seen = new HashSet<>(); // damaged links must not lead in a circle
    Session oldest = session;
    Optional<Session> before = before(oldest);
    while (before.isPresent() && seen.add(before.get().id())) {
      oldest = before.get();
      before = before(oldest);
    }
    return oldest;
  }

  /** Tells them one after the other; how many there are. */
  private int walk(Session first, Consumer<Session> lives) {
    Set<SessionId> seen = new HashSet<>(); // damaged links must not lead in a circle
    Optional<Session> life = Optional.of(first);
    while (life.isPresent() && seen.add(life.get().id())) {
      lives.accept(life.get());
      life = next(life.get());
    }
    return seen.size();
  }

  private Optional<Session> before(Session session) {
    return Optional.ofNullable(session.links().transitionedFrom()).flatMap(this::find);
  }

  private Optional<Session> next(Session session) {
    return Optional.ofNullable(session.links().transitionedTo()).flatMap(this::find);
  }

  private Optional<Session> find(SessionId id) {
    return sessions.head(id).map(StoredSession::session);
  }
}
