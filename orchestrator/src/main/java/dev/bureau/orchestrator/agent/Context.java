package dev.bureau.orchestrator.agent;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Decision;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.routing.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
   * <p>The work may ask this context for what it knows, {@link #record} what it uses, and tell of
   * its {@link #progress}. Anything else would be lost when the result is replayed, so it is
   * refused by {@link dev.bureau.orchestrator.runtime.InsideCellException}, another cell included.
   *
   * @param spec what it is
   * @param work what to do
   * @return the work's result, in normal form; empty for a skipped cell
   * @throws Exception what the work threw; the cell is FAILED and runs again at the next attempt
   * @throws dev.bureau.core.cell.CellInputChangedException if it ran before with another input and
   *     is not READ_ONLY
   * @throws dev.bureau.core.budget.BudgetExceededException if what its spec reserves would break a
   *     limit; the work has not begun, and a cell of the same name may come in its place
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

  /**
   * Gathers one letter to all members of a group, but this session; under one id, as if {@link
   * #send} were called for each. Who has ended or does not take its type is left out. Who gets it
   * is settled here; if one of them ends before the commit, the handling fails and is tried again.
   *
   * @param group a group; one that is not there has no members
   * @return who gets it
   * @throws dev.bureau.core.error.BadInputException if the name is outside the grammar of ids
   */
  List<SessionId> publish(String group, Letter letter);

  /**
   * Gathers one letter to all sessions that have a capability and are not final, as {@link
   * #publish} does. This reads the heads of all sessions that are not final, a thousand at a time.
   *
   * @return who gets it
   */
  List<SessionId> publishToCapable(String capability, Letter letter);

  /**
   * Chooses which of the departments that this session is bound to is to get a piece of work (S40).
   * Gathers nothing: send it there. Another attempt may choose another one; nothing of the attempt
   * before has happened then.
   *
   * @return the department
   * @throws dev.bureau.core.affinity.NoSuchBindingException if this session is bound to none
   * @throws dev.bureau.orchestrator.affinity.NoMemberAvailableException if none can take it; let it
   *     fail the handling, which is then tried again
   * @throws dev.bureau.core.error.BadInputException if the strategy goes by something else
   */
  SessionId choose(Request request);

  /**
   * Asks the policy where a piece of work goes (R6), and gathers the answer as a decision of this
   * session; if it needs another model for that, it has it after this handling. Where a limit was
   * crossed that says {@link dev.bureau.core.budget.Crossing#DEGRADE}, it is the cheapest one,
   * whatever the policy says.
   *
   * @param workflow the workflow that does it, 1–256 characters; null for none
   * @return where it goes, and the model that is used for it, if the session has any
   * @throws dev.bureau.core.error.BadInputException if the workflow is blank or too long
   */
  Choice route(Estimate estimate, @Nullable String workflow);

  /**
   * Gathers that this session wants to read a file, and says whether it may (R7): the answer goes
   * by what it has read since it delegated last, this handling included. What an attempt reads that
   * fails is not counted.
   *
   * @param path as the session names it, 1–4,096 characters
   * @throws dev.bureau.core.error.BadInputException if it is blank, too long or holds control
   *     characters
   */
  Verdict read(String path);

  /** What this session's agent knows, and how full its window is (E1–E3). */
  ContextWindow window();

  /**
   * Gathers a reply to the sender of this message. It stands in the journal for whoever asked from
   * outside; a session gets it as a message too, unless it has ended.
   *
   * @throws dev.bureau.core.error.BadInputException if its type is none
   */
  void reply(Letter letter);

  /**
   * Gathers a message to another session whose reply is waited for (X60): no thread waits, and a
   * restart changes nothing. The reply comes as a message of its own; if none comes in time, a
   * message of type {@link dev.bureau.core.message.MessageType#WAIT_TIMED_OUT}. A reply that comes
   * later is an ordinary message.
   *
   * @param timeout longer than zero
   */
  void request(SessionId receiver, Letter letter, Duration timeout);

  /**
   * Gathers a task for a department (S1): a {@link #request} of which a director has at most {@code
   * maxConcurrentTasks} under way. What is more waits in its journal and is handed out, in order,
   * when another one has ended. A task whose department has ended by then brings a message of type
   * ERROR that has the task as its correlation. It may read as many files as before from then on
   * (R7).
   *
   * @param timeout longer than zero; it begins when the task is handed out
   * @throws dev.bureau.core.error.BadInputException if the timeout is out of its range or the type
   *     is none; the handling fails with one if this session is no director
   */
  void delegate(SessionId department, Letter letter, Duration timeout);

  /**
   * Gathers a question to a person or a system (X60). The answer comes as a message of type {@link
   * dev.bureau.core.message.MessageType#ANSWER}; if none comes in time, one of type {@link
   * dev.bureau.core.message.MessageType#WAIT_TIMED_OUT}; if somebody calls it off, one of type
   * {@link dev.bureau.core.message.MessageType#WAIT_CANCELLED}.
   *
   * @param whom who is to answer, 1–256 characters
   * @param question a JSON object of at most 256 KiB
   * @param timeout longer than zero
   */
  void ask(String whom, Map<String, ?> question, Duration timeout);

  /** What the session waited for until this message came; empty if it ends no wait. */
  Optional<Wait> waited();

  /** Gathers a change of this session's description. */
  void update(SessionUpdate update);

  /**
   * Gathers the normal end of this session.
   *
   * @param reason in a few words
   */
  void complete(String reason);

  /**
   * Tells the listeners of {@link dev.bureau.orchestrator.Bureau#progress} how far this handling
   * is, or the next part of what it produces, at once (X64). Kept nowhere, seen by no other
   * process, and told again by an attempt that comes after a failure. Returns without waiting; the
   * one method that any thread may call.
   *
   * @param text at most 65,536 characters
   * @throws dev.bureau.core.error.BadInputException if it is longer
   */
  void progress(String text);

  /**
   * Reports what a call of a model has used (R3). Inside of a cell it is billed in the commit that
   * ends the cell, whether its work succeeds or fails; elsewhere with the handling, and also if
   * that fails. Each call is billed once in the whole store, however often it is reported (R5). A
   * call made and reported outside of cells is not known if the process dies before the commit.
   */
  void record(Usage report);

  /** Gathers any other pure decision about this session. */
  void apply(Decision decision);
}
