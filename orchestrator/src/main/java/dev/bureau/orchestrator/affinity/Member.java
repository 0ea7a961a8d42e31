package dev.bureau.orchestrator.affinity;

import dev.bureau.core.id.SessionId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A member of a binding as this process saw it last. Immutable.
 *
 * @param id as it is bound
 * @param end the live end of its chain, which gets the work
 * @param capabilities what it can do
 * @param out why it gets nothing at present; null if it is fit
 */
public record Member(
    SessionId id, SessionId end, SortedSet<String> capabilities, @Nullable String out) {
  public Member {
    capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
  }

  /** Whether it gets work. */
  public boolean isFit() {
    return out == null;
  }

  Member without(String reason) {
    return new Member(id, end, capabilities, reason);
  }
}
