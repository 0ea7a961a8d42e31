package dev.bureau.orchestrator.feed;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Status;

/**
 * Told what becomes of sessions (S31), at least once each. All that is said of {@link
 * EntryListener} holds; a status change that is told by two methods is told by both again if one of
 * them throws. If it is to hear of the ends of sessions, its {@link Follow} must let {@code
 * session.status-changed} through.
 */
public interface SessionListener {
  /**
   * A session walked one edge of its lifecycle; an operation may walk several in one commit.
   *
   * @param entry the whole of it
   */
  default void statusChanged(SessionId session, Status from, Status to, Entry entry) {}

  /**
   * A session came to ERROR and stayed there: not when it only passed on to its end.
   *
   * @param ending the exit code and the reason, as far as they are known
   * @param entry the change of status, told before by {@link #statusChanged}
   */
  default void failed(SessionId session, Ending ending, Entry entry) {}

  /**
   * A session was TERMINATED. One that is COMPLETED is told by {@link #statusChanged} alone.
   *
   * @param ending the exit code and the reason, as far as they are known
   * @param entry the change of status, told before by {@link #statusChanged}
   */
  default void terminated(SessionId session, Ending ending, Entry entry) {}

  /** Anything else happened. */
  default void entry(Entry entry) {}
}
