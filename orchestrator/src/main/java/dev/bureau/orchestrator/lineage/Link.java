package dev.bureau.orchestrator.lineage;

import dev.bureau.core.id.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * That two sessions belong together (SPEC section 0).
 *
 * @param from the supervisor, the earlier life, or the original
 * @param to the supervised, the later life, or the copy
 * @param version at which the original was forked or cloned; null for the other kinds
 */
public record Link(SessionId from, SessionId to, Kind kind, @Nullable Long version) {
  /** In which way they do. */
  public enum Kind {
    /** One supervises the other: the tree. */
    SUPERVISES,
    /** One life of an agent came after the other: the chain. */
    TRANSITION,
    /** One explores from a version of the other. */
    FORK,
    /** One began as a copy of the other. */
    CLONE
  }
}
