package dev.bureau.transitions.host;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;

/**
 * Told what becomes of a guest, by any thread, as often as one likes, also before it has been
 * started whole. Returns at once.
 */
public interface GuestListener {
  /**
   * It is in a session of its own now, the first one or another.
   *
   * @param ownSession its own id for that
   * @param transcript the file that it writes, by its name in the folder of its transcripts
   */
  void lives(String ownSession, String transcript);

  /** It has passed a limit, and will end. */
  void breached(Breach breach);

  /**
   * It has ended.
   *
   * @param operation what that means for its session: COMPLETE, FAIL or SHUTDOWN
   */
  void ended(Operation operation, Ending ending);
}
