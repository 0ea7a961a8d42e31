package dev.bureau.core.checkpoint;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.ArrayList;
import java.util.List;

/** The checkpoints of a session, oldest first. Immutable. */
public record Checkpoints(List<Checkpoint> all) {
  /** As an aspect of the session. */
  public static final Aspect<Checkpoints> ASPECT =
      new Aspect<>("checkpoint", 1, new Checkpoints(List.of()), Form.of(Checkpoints.class));

  public Checkpoints {
    all = List.copyOf(all);
  }

  Checkpoints with(Checkpoint taken) {
    List<Checkpoint> more = new ArrayList<>(all);
    more.add(taken);
    return new Checkpoints(more);
  }
}
