package dev.bureau.orchestrator.context;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextReported;
import java.util.Optional;

/**
 * What the agent of a handling knows (E1–E3). What it changes is gathered and happens with the
 * handling, all or nothing; what it is shown goes by what it has gathered. Belongs to the thread
 * that handles.
 */
public interface ContextWindow {
  /**
   * Gathers that the session knows that from now on, in place of what it knew under that key. A
   * large value is durable when this returns.
   *
   * @throws dev.bureau.core.error.BadInputException if the value is null, no JSON, larger than 1
   *     MiB or than the window, or there are a thousand entries
   */
  void put(Note note);

  /** Gathers that the session no longer knows it; nothing happens if it does not. */
  void remove(String key);

  /** Gathers that what was deferred is in the window again; nothing happens if it is. */
  void recall(String key);

  /** The value under a key, deferred or not; empty if nothing is there. */
  Optional<Object> get(String key);

  /** Gathers what the provider says of how full the window is, which wins over what is counted. */
  void report(ContextReported report);

  /**
   * Gathers that what the session knows is made smaller. The compressor is asked here.
   *
   * @throws CriticalContextException if it touches what is critical
   */
  void compress(CompressionLevel level);

  /** All that is known, and how full the window is. */
  ContextView view();
}
