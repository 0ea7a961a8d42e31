package dev.bureau.core.checkpoint;

import java.time.Instant;

/** There is a state to come back to. */
public record CheckpointTaken(Checkpoint checkpoint) implements CheckpointEvent {
  @Override
  public Checkpoints applyTo(Checkpoints state, Instant at) {
    return state.with(checkpoint);
  }
}
