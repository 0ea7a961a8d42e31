package dev.bureau.testing.schedule;

/** A task waits for something outside of its simulated world. */
public final class BlockedOutside extends AssertionError {
  private static final long serialVersionUID = 1L;

  BlockedOutside(Task task, Thread thread) {
    super(
        """
        %s blocks outside of the simulation (%s), where no virtual time passes and nobody \
        else gets a turn. Wait through the seams instead: Simulation.sleep, conditions of \
        Seams.lock(), Seams.tasks().after; start threads with Seams.tasks()"""
            .formatted(task, thread.getState()));
    setStackTrace(thread.getStackTrace());
  }
}
