package dev.bureau.orchestrator.session;

import dev.bureau.core.access.Access;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellRules;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.cell.Result;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Store;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.orchestrator.routing.ModelsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Manages the lives of sessions. Every change is a pure decision through the door, made in the name
 * of this manager's actor. Thread-safe. Each method that changes something throws what {@link
 * Door#change} throws, beside what it says itself, and {@link BadInputException} of the reserved
 * session {@code bureau}.
 */
public final class SessionManager {
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;
  private final Creation creation;
  private final ChainDeletion chainDeletion;
  private final TreeDeletion treeDeletion;
  private final Admission admission;
  private final ModelsConfig models;

  /**
   * @param access in whose name changes are made
   * @param admission who gives the sessions that start room
   * @param models which model a session gets that is created without one
   */
  public SessionManager(Access access, Admission admission, ModelsConfig models) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.caller = access.caller();
    this.creation = new Creation(door, store, seams, models);
    this.chainDeletion = new ChainDeletion(access);
    this.treeDeletion = new TreeDeletion(access, chainDeletion);
    this.admission = admission;
    this.models = models;
  }

  /** The same manager in somebody else's name. */
  public SessionManager as(Actor actor) {
    return new SessionManager(new Access(door, store, seams, actor), admission, models);
  }

  /**
   * Creates a session (S2). With an idempotency key, the same key and the same spec return the
   * session that is there (X61). One without a model gets that of its role, if the configuration
   * has one (R1).
   *
   * @throws BadInputException if its resources pass its constraints
   * @throws dev.bureau.core.door.SessionExistsException if the spec names an id that is taken
   * @throws IdempotencyKeyReusedException if the key was used with another spec
   * @throws NoSuchSessionException if the supervisor does not exist
   * @throws dev.bureau.core.session.IllegalStatusChangeException if the supervisor is final
   * @throws dev.bureau.core.tree.TreeStoppingException if the supervisor is being stopped with all
   *     below it
   */
  public Session create(SessionSpec spec) {
    return createOrFind(spec).session();
  }

  /** Creates a session as {@link #create} does, and tells whether it was there under its key. */
  public Creating createOrFind(SessionSpec spec) {
    return creation.create(spec, caller);
  }

  /** The session of that id, if there is one. */
  public Optional<Session> find(SessionId id) {
    return store.sessions().head(id).map(stored -> stored.session());
  }

  /** The session that was created with that idempotency key, if there is one. */
  public Optional<Session> findByKey(String key) {
    return find(Creation.idOf(key));
  }

  /**
   * The session of that id.
   *
   * @throws NoSuchSessionException if there is none
   */
  public Session get(SessionId id) {
    return find(id).orElseThrow(() -> new NoSuchSessionException(id));
  }

  /**
   * Changes the description: metadata merges deep, arrays replace, null removes; capabilities and
   * constraints replace (S3).
   *
   * @throws BadInputException if the metadata would become too large or deep, or its resources pass
   *     the new constraints
   */
  public Session update(SessionId id, SessionUpdate update) {
    return change(
        id, (session, aspects, moment) -> Change.of(SessionRules.update(session, update)));
  }

  /**
   * Starts it; nothing happens if it is ACTIVE already (S4). If its agent is bound in this process,
   * it is live here from then on.
   *
   * @throws dev.bureau.orchestrator.runtime.TooManySessionsException if as many sessions are live
   *     in this process as may be (S10)
   */
  public Session start(SessionId id) {
    return admission.start(id, () -> change(id, Decisions.operate(Operation.START, null)));
  }

  /** Ends it normally. */
  public Session complete(SessionId id) {
    return change(id, Decisions.operate(Operation.COMPLETE, new Ending(0, "completed")));
  }

  /**
   * Stops it; nothing happens if it is final already.
   *
   * @param reason in a few words
   */
  public Session stop(SessionId id, String reason) {
    return change(id, Decisions.operate(Operation.SHUTDOWN, new Ending(null, reason)));
  }

  /**
   * Puts it into ERROR.
   *
   * @param exitCode the agent's, not 0
   * @param reason in a few words
   * @throws BadInputException if the exit code is 0
   */
  public Session fail(SessionId id, int exitCode, String reason) {
    if (exitCode == 0) {
      throw new BadInputException("exit code", exitCode, "give one that is not 0, or complete it");
    }
    return change(id, Decisions.operate(Operation.FAIL, new Ending(exitCode, reason)));
  }

  /**
   * Deletes it with its journal and mailbox (S3).
   *
   * @throws DeletionRefusedException if it is neither final nor INITIALIZING, or others need it
   */
  public void delete(SessionId id) {
    Deletion.delete(door, id, caller, session -> Deletion.check(session, store));
  }

  /**
   * Deletes the whole chain that it belongs to, with the mailbox (S3); nobody can take over any
   * more as soon as it begins. Broken off anywhere, the same call with any session that is left, or
   * with the first, deletes the rest.
   *
   * @return what was deleted, oldest first
   * @throws DeletionRefusedException if its live end is not final, or passes to another, or others
   *     under it live; nothing is deleted then
   */
  public List<SessionId> deleteChain(SessionId id) {
    return chainDeletion.delete(id);
  }

  /**
   * Deletes it with all below it (S3), each with its whole chain, those below first. Broken off
   * anywhere, the same call deletes the rest.
   *
   * @return what was deleted, in that order
   * @throws DeletionRefusedException if one of them is neither final nor INITIALIZING, before any
   *     is deleted; or one passes to another, or gets a new one below it, meanwhile
   */
  public List<SessionId> deleteTree(SessionId id) {
    return treeDeletion.delete(id);
  }

  /**
   * Stops it if it is not final, then deletes it.
   *
   * @throws DeletionRefusedException if others need it; it is then stopped, not deleted
   */
  public void forceDelete(SessionId id) {
    stop(id, "deleted");
    delete(id);
  }

  /**
   * Stops the live end of its chain if that is not final, then deletes the whole chain.
   *
   * @return what was deleted, oldest first
   * @throws DeletionRefusedException if its live end passes to another, or others under it live; it
   *     is then stopped, and nothing is deleted
   */
  public List<SessionId> forceDeleteChain(SessionId id) {
    door.end(id).ifPresent(end -> stop(end.id(), "deleted"));
    return deleteChain(id);
  }

  /**
   * Stops all of a tree that are not final, as {@link #cancelTree} does, then deletes the whole
   * tree.
   *
   * @return what was deleted, those below first
   * @throws dev.bureau.core.transition.SessionPassingException if one passes to another just now;
   *     the others are then stopped, and nothing is deleted
   * @throws DeletionRefusedException if one is resumed meanwhile
   */
  public List<SessionId> forceDeleteTree(SessionId id) {
    cancelTree(id, "deleted");
    return deleteTree(id);
  }

  /**
   * Cancels the live end of a session's chain and all below it (X63): each is TERMINATED with that
   * reason, whatever it is at is interrupted, and one created below meanwhile, or who takes over,
   * is cancelled as well. Nothing happens to those that are final already. One that cannot be
   * changed keeps no other from being cancelled: what it is refused for is thrown when all others
   * are.
   *
   * @param reason in a few words
   * @return those that were cancelled, the topmost first
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.transition.SessionPassingException if one passes to another that is not
   *     there yet; cancelling the tree again helps
   */
  public List<Session> cancelTree(SessionId id, String reason) {
    Session top = door.end(id).orElseThrow(() -> new NoSuchSessionException(id));
    return new TreeCancellation(door, store, each -> stop(each, reason)).of(top);
  }

  /** A page of sessions (S5). */
  public Page query(Query query) {
    return store.sessions().query(query);
  }

  /** The session's cells, oldest first. */
  public List<Cell> cells(SessionId id) {
    return List.copyOf(door.load(id).aspects().get(Cells.ASPECT).all());
  }

  /** The result of a cell; empty unless it is DONE. */
  public Map<String, Object> result(Cell cell) {
    return new CellResults(store.blobs()).of(cell);
  }

  /**
   * Decides about an uncertain cell (X3) of the live end of a session's chain, which has those of
   * its forerunners whose messages wait; the handling that waits for it goes on.
   *
   * @param supplied the result to go on with, for {@link Resolution#SUPPLY}; else ignored
   * @throws dev.bureau.core.cell.CellNotUncertainException if it does not wait for a decision
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another just now
   */
  public Session resolve(
      SessionId id, CellId cell, Resolution resolution, Map<String, ?> supplied) {
    Result result = new CellResults(store.blobs()).keep(Json.object("result", supplied));
    List<BlobId> blobs = result.blob() == null ? List.of() : List.of(result.blob());
    SessionId end = door.end(id).map(Session::id).orElse(id);
    return change(
        end,
        (session, aspects, moment) -> {
          TransitionRules.requireNotPassing(session);
          Cells cells = aspects.get(Cells.ASPECT);
          return Change.of(CellRules.resolve(end, cells, cell, resolution, result))
              .withBlobs(blobs)
              .and(promised(cell, resolution).decide(session, aspects, moment));
        });
  }

  /** What was promised to the call of a cell that is not run again, nobody will settle. */
  private static Decision promised(CellId cell, Resolution resolution) {
    return resolution == Resolution.RETRY
        ? (session, aspects, moment) -> Change.NONE
        : BudgetRules.release(cell.value());
  }

  private Session change(SessionId id, Decision decision) {
    Deletion.requireNotReserved(id);
    return door.change(id, caller, decision).session();
  }
}
