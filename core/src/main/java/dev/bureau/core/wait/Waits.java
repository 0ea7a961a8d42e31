package dev.bureau.core.wait;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** What a session waits for, in the order in which it asked. Immutable. */
public final class Waits {
  /** The waits as an aspect of a session. */
  public static final Aspect<Waits> ASPECT =
      new Aspect<>(
          "wait",
          1,
          new Waits(TreePVector.empty()),
          Form.of(
              Stored.class,
              waits -> new Stored(waits.all),
              stored -> new Waits(TreePVector.from(stored.waits()))));

  private final PVector<Wait> all;

  private Waits(PVector<Wait> all) {
    this.all = all;
  }

  /** As they stand in a snapshot. */
  record Stored(List<Wait> waits) {}

  /** All that have not ended. */
  public List<Wait> all() {
    return all;
  }

  /** The one of that name, unless it has ended. */
  public Optional<Wait> find(@Nullable MessageId id) {
    for (Wait each : all) {
      if (each.id().equals(id)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether an answer, a reply or a timeout is still to come. */
  public boolean isWaiting() {
    return !all.isEmpty();
  }

  Waits with(Wait wait) {
    return new Waits(all.plus(wait));
  }

  Waits without(MessageId id) {
    return new Waits(all.minusAll(all.stream().filter(each -> each.id().equals(id)).toList()));
  }

  Waits settled(MessageId id, Wait.State state) {
    PVector<Wait> settled = TreePVector.empty();
    for (Wait each : all) {
      settled = settled.plus(each.id().equals(id) ? each.with(state) : each);
    }
    return new Waits(settled);
  }
}
