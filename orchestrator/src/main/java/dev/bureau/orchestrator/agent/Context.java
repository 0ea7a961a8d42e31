package dev.bureau.orchestrator.agent;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Decision;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionUpdate;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One handling of one message, as its agent sees it. Belongs to the thread that handles. What it
 * gathers (sends, updates, the end) is applied in order when the agent returns, all in one commit.
 */
public interface Context {
  /** The session as it was shown to this attempt. */
  Session session();

  /** The session's cells, those that this attempt has completed included. */
  Cells cells();

  /** The time of this handling: the same at every attempt that comes after its first cell. */
  Instant now();

  /** Randomness that is the same at every attempt. */
  RandomGenerator random();

  /** The epoch of the lease under which this attempt runs: higher after each takeover. */
  long epoch();

  /**
   * Does a durable step: runs the work and records its result, or returns the result that is
   * recorded. The result is durable when this returns, and the work never runs again.
   *
   * @param spec what it is
   * @param work what to do
   * @return the work's result, in normal form; empty for a skipped cell
   * @throws Exception what the work threw; the cell is FAILED and runs again at the next attempt
   * @throws dev.bureau.core.cell.CellInputChangedException if it ran before with another input and
   *     is not READ_ONLY
   */
  Map<String, Object> cell(CellSpec spec, Work work) throws Exception;

  /** The result of a cell of this session, wherever it is kept; empty unless DONE. */
  Map<String, Object> resultOf(Cell cell);

  /**
   * Keeps a value by its hash, for as long as this session exists; for what is too large for a
   * message. Durable when this returns.
   */
  BlobId attach(Map<String, ?> value);

  /** What somebody attached under that hash. */
  Map<String, Object> attached(BlobId id);

  /** Gathers a message to another session, or to this one. */
  void send(SessionId receiver, Letter letter);

  /** Gathers a change of this session's description. */
  void update(SessionUpdate update);

  /**
   * Gathers the normal end of this session.
   *
   * @param reason in a few words
   */
  void complete(String reason);

  /** Gathers any other pure decision about this session. */
  void apply(Decision decision);
}
