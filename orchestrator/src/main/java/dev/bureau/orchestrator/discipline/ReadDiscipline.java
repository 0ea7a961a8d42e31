package dev.bureau.orchestrator.discipline;

import dev.bureau.core.change.Change;
import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.discipline.DisciplineEvent;
import dev.bureau.core.discipline.DisciplineRules;
import dev.bureau.core.discipline.ReadsConfig;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.List;
import java.util.Optional;

/**
 * Keeps sessions from reading more than they may before they delegate, and tells how well they do
 * (R7). An agent asks {@link dev.bureau.orchestrator.agent.Context#read} instead. Thread-safe. Each
 * method that changes something throws what {@link Door#change} throws, beside what it says itself.
 */
public final class ReadDiscipline {
  private static final int SESSIONS_PER_PAGE = 1_000;

  private final Door door;
  private final Sessions sessions;
  private final Caller caller;
  private final ReadsConfig config;

  /**
   * @param actor in whose name reads are recorded
   */
  public ReadDiscipline(Door door, Sessions sessions, Actor actor, ReadsConfig config) {
    this.door = door;
    this.sessions = sessions;
    this.caller = Caller.of(actor);
    this.config = config;
  }

  /**
   * Records that a session wants to read a file, and says whether it may. Durable when this
   * returns.
   *
   * @param path as the session names it, 1–4,096 characters
   * @throws dev.bureau.core.error.BadInputException if the path is blank, too long or holds control
   *     characters
   */
  public Verdict read(SessionId session, String path) {
    DisciplineEvent[] decided = new DisciplineEvent[1]; // by the last attempt: the one that stands
    door.change(
        session,
        caller,
        (head, aspects, moment) -> {
          Discipline before = aspects.get(Discipline.ASPECT);
          decided[0] = DisciplineRules.wants(path, head, before, config);
          return Change.of(decided[0]);
        });
    return DisciplineRules.verdict(decided[0]);
  }

  /**
   * Lets a session read as many files as it may again; nothing happens if it has read none. A
   * director that delegates has this done by itself.
   */
  public void reset(SessionId session) {
    door.change(session, caller, (head, aspects, moment) -> DisciplineRules.reset(aspects));
  }

  /**
   * How well a session keeps to its limit.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public Compliance of(SessionId session) {
    Loaded loaded = door.load(session);
    return of(loaded.session(), loaded.aspects().get(Discipline.ASPECT));
  }

  /**
   * How well those keep to it that are not final and have read anything, or wanted to. This loads
   * each session that is not final, by pages of a thousand: for one that no process has at hand,
   * its last snapshot and up to 256 commits. Those of which only a newer program can read that are
   * left out.
   */
  public List<Compliance> summary() {
    return sessions
        .all(Query.of(Filter.notFinal()).limit(SESSIONS_PER_PAGE))
        .map(each -> find(each.id()))
        .flatMap(Optional::stream)
        .filter(known -> !known.discipline().isEmpty())
        .toList();
  }

  /** Empty if it was deleted meanwhile, or a newer program has written what it read. */
  private Optional<Compliance> find(SessionId session) {
    try {
      Loaded loaded = door.load(session);
      return loaded.aspects().find(Discipline.ASPECT).map(known -> of(loaded.session(), known));
    } catch (NoSuchSessionException e) {
      return Optional.empty();
    }
  }

  private Compliance of(Session session, Discipline known) {
    return new Compliance(session.id(), session.profile().role(), config.limitOf(session), known);
  }
}
