package dev.bureau.orchestrator.workspace;

/** Told how far a copy of a workspace is, by whoever copies; what it throws is logged. */
@FunctionalInterface
public interface CopyListener {
  /** For those who do not want to know. */
  CopyListener NOBODY = progress -> {};

  /** One more is there. */
  void copied(CopyProgress progress);
}
