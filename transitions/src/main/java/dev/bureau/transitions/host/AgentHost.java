package dev.bureau.transitions.host;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.transitions.TransitionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one agent, a session for each of its lives (T4). It has one current run: it reads what that
 * one writes, ends its session when the agent ends, and passes it on when the agent begins anew,
 * while the agent's process goes on. One thing happens after the other, however fast it comes.
 * Thread-safe; not to be called by its own hooks.
 */
public final class AgentHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentHost.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Ending CLOSED = new Ending(null, "its host was closed");

  private final Premises premises;
  private final HostSpec spec;
  private final Vacancies vacancies;
  private final Lives lives;
  private final Lock lock; // one thing after the other
  private final Condition changed;
  private volatile boolean over;
  private volatile boolean abandoned;
  private boolean closed;

  /** Tells whether somebody has a session's agent. */
  @FunctionalInterface
  interface Vacancies {
    /**
     * Makes sure that no host has it, and that none gets it before this one has entered.
     *
     * @throws HostedElsewhereException if one has it, or is entering
     */
    <T> T enter(SessionId session, Entry<T> entry);
  }

  /** How a host comes to have a session. */
  @FunctionalInterface
  interface Entry<T> {
    /**
     * The host, which has begun.
     *
     * @param left where its agent has lived; null if it never had one
     */
    T enter(@Nullable Lodging left);
  }

  private AgentHost(Premises premises, HostSpec spec, Vacancies vacancies) {
    Seams seams = premises.access().seams();
    this.premises = premises;
    this.spec = spec;
    this.vacancies = vacancies;
    this.lives = new Lives(premises, spec, this::look);
    this.lock = seams.lock();
    this.changed = lock.newCondition();
  }

  /** Starts the agent, and the session with it, which nobody has any more. */
  static AgentHost begin(
      Premises premises, HostSpec spec, SessionId id, @Nullable Lodging left, Vacancies vacancies) {
    AgentHost host = new AgentHost(premises, spec, vacancies);
    host.lock.lock();
    try {
      host.lives.begin(id, left, new Told(host, premises.access().seams()));
    } catch (IOException e) {
      host.over = true;
      throw new BadInputException(
          "transcripts", spec.transcripts().folder(), "give a folder that can be read: " + e);
    } catch (RuntimeException e) {
      host.over = true;
      throw e;
    } finally {
      host.lock.unlock();
    }
    return host;
  }

  /** Its current run. */
  public Run run() {
    return lives.current();
  }

  /** The session of its current run. */
  public SessionId session() {
    return run().session();
  }

  /** Whether its agent has ended, and its session with it. */
  public boolean isOver() {
    return over;
  }

  /** The process that its agent is; empty if it is none of its own. */
  public Optional<ProcessStamp> stamp() {
    return lives.guest().stamp();
  }

  /** What its agent has taken of the machine, for its health; empty if that is not known. */
  public Optional<ProcessUsage> usage() {
    return lives.guest().usage();
  }

  /**
   * Says something to the agent.
   *
   * @throws RuntimeException if it does not take it, as when it has ended
   */
  public void say(String text) {
    lives.guest().say(text);
  }

  /** Says nothing more to the agent: a program finds the end of its standard input. */
  public void endInput() {
    lives.guest().endInput();
  }

  /**
   * Has the agent, as it is running, work in this session from now on. The one before is looked at
   * no more, and neither ends nor passes on by this (T2).
   *
   * @throws IllegalStateException if the agent has ended
   * @throws HostedElsewhereException if a host has it
   * @throws BureauException if the session cannot start; the current run goes on then
   */
  public Session start(SessionId session) {
    lock.lock();
    try {
      requireAgent();
      return vacancies.enter(session, left -> lives.replace(session, left));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Passes the session to the next of its chain; the agent goes on running, and works in that one.
   *
   * @return the next one
   * @throws IllegalStateException if the agent has ended
   * @throws BureauException as {@link dev.bureau.transitions.Transitions#transition} does
   * @throws InterruptedException if this thread is interrupted while it waits for a handling
   */
  public Session transition(TransitionSpec how) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      requireAgent();
      lives.catchUp();
      return lives.pass(how);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The agent is in that session of its own now: the first that is heard of belongs to the current
   * run; with another the agent has begun anew, and the session passes on, or is that one's, too
   * (T10). Nothing happens if it is known.
   *
   * @param transcript its file's name, in the folder of the transcripts
   * @throws IllegalStateException if the agent has ended
   * @throws BadInputException if that is not in the folder
   * @throws BureauException as {@link #transition} does; to be told again then
   * @throws UncheckedIOException if what it wrote before cannot be read; to be told again then
   * @throws InterruptedException if this thread is interrupted while it waits for a handling
   */
  public void lives(String ownSession, String transcript) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      requireAgent();
      lives.catchUp();
      lives.known(ownSession, transcript);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the session of the current run, though the agent may go on running (T1); if somebody else
   * has passed it on, the one in which the agent works now. Nothing happens if it has ended.
   *
   * @param exitCode 0 completes it, another fails it
   * @throws BureauException if the store cannot serve; to be called again then
   * @throws InterruptedException if this thread is interrupted while it waits for a handling
   */
  public void endSession(int exitCode) throws InterruptedException {
    Operation operation = exitCode == 0 ? Operation.COMPLETE : Operation.FAIL;
    lock.lockInterruptibly();
    try {
      if (over) {
        return;
      }
      lives.settle();
      run().end(operation, new Ending(exitCode, "exit code " + exitCode));
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the agent and its session have ended; false if they have not after that time. */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lockInterruptibly();
    try {
      while (!over && left > 0) {
        left = changed.awaitNanos(left);
      }
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Begins to end the agent, as {@link #close} does. */
  void stop() {
    lock.lock();
    try {
      lives.stop();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the agent, and its session with it; if the store cannot serve for a while, the session
   * soon after. Idempotent.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      run().destroy();
    } finally {
      lock.unlock();
    }
    lives.guest().close();
    try {
      if (!awaitEnd(LAST_WORDS)) {
        concluded(Operation.SHUTDOWN, CLOSED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireAgent() {
    if (over) {
      throw new IllegalStateException("The agent has ended");
    }
  }

  /** What is done again and again while a run is the current one. */
  private void look(Run looking) {
    lock.lock();
    try {
      if (looking == run() && !over && !closed) {
        lives.look();
      }
    } catch (NoSuchSessionException | HostedElsewhereException e) {
      LOG.info("Session {} is lost, and its agent ended: {}", session(), e.getMessage());
      run().destroy();
      lives.stop();
    } catch (IOException | BureauException e) {
      LOG.warn("Session {} is looked at again in {}", session(), spec.config().look(), e);
    } catch (InterruptedException e) { // its thread is to end
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** The agent has passed a limit. */
  void breached(Breach breach) {
    lock.lock();
    try {
      run().breached(breach);
    } finally {
      lock.unlock();
    }
  }

  /** The agent has ended: what it has still written is taken, and its session ends. */
  void concluded(Operation operation, Ending ending) {
    lock.lock();
    try {
      if (over) {
        return;
      }
      Run last = lives.last();
      last.end(operation, ending);
      over(last);
      last.after();
    } catch (NoSuchSessionException | HostedElsewhereException e) {
      LOG.info("Session {} was lost before its agent ended: {}", session(), e.getMessage());
      over(run());
    } catch (RuntimeException e) { // of the store, or of users' code
      LOG.warn("The end of session {} is not recorded yet", session(), e);
      if (!abandoned) {
        premises
            .access()
            .seams()
            .tasks()
            .after("agent-end", RETRY, () -> concluded(operation, ending));
      }
    } catch (InterruptedException e) { // its thread is to end
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void over(Run last) {
    last.destroy();
    last.close();
    over = true;
    changed.signalAll();
  }

  /** What could not be recorded until now is left to others: the store is about to be closed. */
  void abandon() {
    abandoned = true;
  }
}
