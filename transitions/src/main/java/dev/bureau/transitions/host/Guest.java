package dev.bureau.transitions.host;

import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.session.Constraints;
import java.util.Optional;

/**
 * An agent in the house of a host: a program in a process of its own, or an object of this process
 * that plays one. It lives on from session to session. Called by several threads.
 */
public interface Guest extends AutoCloseable {
  /**
   * Says something to it: a message, or a command of its own such as {@code /clear}. Returns soon.
   *
   * @throws RuntimeException if it does not take it
   */
  void say(String text);

  /** Nothing more will be said to it. It may end then, or go on with what it was told. */
  default void endInput() {}

  /** The process that it is; empty if it is none of its own. */
  default Optional<ProcessStamp> stamp() {
    return Optional.empty();
  }

  /** What it has taken of the machine; empty if that is not known. */
  default Optional<ProcessUsage> usage() {
    return Optional.empty();
  }

  /** The constraints that it is held to from now on, for another session begins (S2). */
  default void keepTo(Constraints constraints) {}

  /**
   * Ends it, and waits for that. Its listener is told of the end, as of any other. Idempotent, and
   * harmless if it has ended.
   */
  @Override
  void close();
}
