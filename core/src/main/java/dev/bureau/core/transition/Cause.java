package dev.bureau.core.transition;

import dev.bureau.core.session.Operation;

/** Why a session passes to the next of its chain. */
public enum Cause {
  /** Its agent begins anew, with an empty window ({@code /clear}). */
  CLEAR(Operation.TRANSITION),
  /** Another agent goes on. */
  HANDOFF(Operation.TRANSITION),
  /** Its window is too full to go on (E14). */
  EMERGENCY(Operation.TRANSITION),
  /** It failed. */
  RECOVERY(Operation.RESUME),
  /** It had ended, and there is more to do. */
  RESUME(Operation.RESUME);

  private final Operation operation;

  Cause(Operation operation) {
    this.operation = operation;
  }

  /** What is done to its life. */
  public Operation operation() {
    return operation;
  }

  /** Whether the next session knows what this one did. */
  public boolean keepsContext() {
    return operation == Operation.RESUME || this == EMERGENCY;
  }

  /** Whether the same agent goes on, in the same process if it has one. */
  public boolean keepsAgent() {
    return this == CLEAR || this == EMERGENCY;
  }
}
